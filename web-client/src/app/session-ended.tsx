import { useLocation } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog, DialogContent } from "@/ui/dialog";
import { useToast } from "@/ui/toast";
import { usePerson, useSession } from "./session";

/** Over a page whose session has ended: signing in again beside it keeps everything that stands on it. */
export function SessionEnded() {
  const session = useSession();
  const cache = useQueryClient();
  const toast = useToast();
  const ended = usePerson() === undefined && session.known;
  const { href } = useLocation();
  return (
    <Dialog open={ended}>
      <DialogContent title={t.app.ended.title} description={t.app.ended.text}>
        <div className="flex flex-wrap gap-3">
          <Button
            tone="primary"
            onClick={() =>
              void session
                .signInBeside()
                .then(() => cache.invalidateQueries())
                .catch(toast.failed)
            }
          >
            {t.app.ended.again}
          </Button>
          <Button onClick={() => void session.signIn(href)}>{t.app.ended.here}</Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
