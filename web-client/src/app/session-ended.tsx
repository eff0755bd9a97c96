import { useLocation, useNavigate } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog, DialogContent } from "@/ui/dialog";
import { useToast } from "@/ui/toast";
import { useEnded, useSession } from "./session";

/** Over a page whose session has ended: signing in again beside it keeps everything that stands on it. */
export function SessionEnded() {
  const session = useSession();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const ended = useEnded();
  const { href } = useLocation();
  const goOn = async () => {
    let another = false;
    await session.signInBeside(async () => {
      another = true;
      await navigate({ to: "/", ignoreBlocker: true });
      cache.clear();
    });
    await (another ? navigate({ to: "/dashboard" }) : cache.invalidateQueries());
  };
  return (
    <Dialog open={ended}>
      <DialogContent title={t.app.ended.title} description={t.app.ended.text} closable={false}>
        <div className="flex flex-wrap gap-3">
          <Button tone="primary" onClick={() => void goOn().catch(toast.failed)}>
            {t.app.ended.again}
          </Button>
          <Button onClick={() => void session.signIn(href).catch(toast.failed)}>{t.app.ended.here}</Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
