import { SynthoError, type Upload, type UploadProgress } from "@syntho/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import { useSyntho } from "@/app/api";
import { usePerson, useSession } from "@/app/session";
import { idOf } from "@/lib/resource";
import { keeper } from "./keeper";
import { Speed } from "./speed";

/** A file on its way. */
export interface Sending {
  readonly file: File;
  readonly progress: UploadProgress;
  /** Bytes a second, while sending. */
  readonly speed: number;
}

/** Sends one file and opens its dataset when it has arrived. */
export function useUpload() {
  const syntho = useSyntho();
  const session = useSession();
  const owner = usePerson()?.id;
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [waiting, setWaiting] = useState<{ readonly file: File; readonly owner: string }>();
  const [sending, setSending] = useState<Sending>();
  const [failure, setFailure] = useState<unknown>();
  const upload = useRef<Upload>(undefined);

  // What is under way when the page is left stays on the server, and goes on when the file is chosen again.
  useEffect(() => () => upload.current?.pause(), []);

  const start = useCallback(
    (file: File) => {
      if (owner === undefined) {
        return;
      }
      const speed = new Speed();
      const resume = keeper.find(owner, file);
      setFailure(undefined);
      const next = syntho.upload(file, {
        fileName: file.name,
        ...(resume !== undefined && { resume }),
        onName: (name) => keeper.keep(owner, file, name),
        onProgress: (progress) => setSending({ file, progress, speed: progress.state === "sending" ? speed.at(progress.bytes) : 0 }),
      });
      upload.current = next;
      next.done.then(
        (dataset) => {
          keeper.forget();
          void cache.invalidateQueries();
          void navigate({ to: "/datasets/$id", params: { id: idOf(dataset.name) } });
        },
        (error: unknown) => {
          const { kind } = SynthoError.from(error);
          if (kind === "unauthenticated") {
            setWaiting({ file, owner });
            session.expire();
            return;
          }
          setSending(undefined);
          if (kind === "cancelled") {
            keeper.forget();
          } else {
            setFailure(error);
          }
        },
      );
    },
    [syntho, session, owner, navigate, cache],
  );

  // A session that ended on the way takes nothing with it: the file goes on as soon as its owner is back.
  useEffect(() => {
    if (waiting !== undefined && owner === waiting.owner) {
      setWaiting(undefined);
      start(waiting.file);
    }
  }, [waiting, owner, start]);

  return {
    sending,
    failure,
    start,
    pause: () => upload.current?.pause(),
    resume: () => upload.current?.resume(),
    abort: () => upload.current?.abort(),
    forget: () => setFailure(undefined),
  };
}
