import { useLocation } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
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
      <DialogContent title="Your session has ended" description="Sign in again to go on. What stands on this page is kept.">
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
            Sign in again
          </Button>
          <Button onClick={() => void session.signIn(href)}>Sign in on this page</Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
