import { SynthoError, type Upload, type UploadProgress } from "@syntho/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import { useSyntho } from "@/app/api";
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
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [sending, setSending] = useState<Sending>();
  const [failure, setFailure] = useState<unknown>();
  const upload = useRef<Upload>(undefined);

  // What is under way when the page is left stays on the server, and goes on when the file is chosen again.
  useEffect(() => () => upload.current?.pause(), []);

  const start = useCallback(
    (file: File) => {
      const speed = new Speed();
      const resume = keeper.find(file);
      setFailure(undefined);
      const next = syntho.upload(file, {
        fileName: file.name,
        ...(resume !== undefined && { resume }),
        onName: (name) => keeper.keep(file, name),
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
          setSending(undefined);
          if (SynthoError.from(error).kind === "cancelled") {
            keeper.forget();
          } else {
            setFailure(error);
          }
        },
      );
    },
    [syntho, navigate, cache],
  );

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
