import { FileSpreadsheet, FlaskConical, Pause, Play, UploadCloud, X } from "lucide-react";
import { useState, type DragEvent } from "react";
import { cn } from "@/lib/cn";
import { bytes, duration } from "@/lib/format";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { PageHead } from "@/ui/page";
import { Progress } from "@/ui/progress";
import { Failed } from "@/ui/states";
import { keeper } from "./keeper";
import { useSample } from "./sample";
import { useUpload, type Sending } from "./use-upload";

const ACCEPTED = ".csv,.tsv,.txt,.json,.jsonl,.ndjson,.parquet,.xlsx,.gz";

/** Brings a table in. */
export function UploadPage() {
  const upload = useUpload();
  return (
    <>
      <PageHead title="Upload a table" hint="One table, one row a line. Only you can see it; the synthetic one is what you share." />
      {upload.failure !== undefined ? (
        <Failed error={upload.failure} onRetry={upload.forget} />
      ) : upload.sending === undefined ? (
        <DropZone onFile={upload.start} />
      ) : (
        <OnItsWay sending={upload.sending} onPause={upload.pause} onResume={upload.resume} onAbort={upload.abort} />
      )}
    </>
  );
}

function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const sample = useSample();
  const [over, setOver] = useState(false);
  const pending = keeper.pending();
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) {
      onFile(file);
    }
  };
  return (
    <div className="grid gap-5">
      {pending !== undefined && (
        <Card className="foreign border-synthetic/40 p-4 text-sm" role="status">
          <strong>{pending}</strong> was not sent to its end. Choose it again, and only what is missing is sent.
        </Card>
      )}
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={cn(
          "glass grid min-h-72 cursor-pointer place-content-center justify-items-center gap-4 border-2 border-dashed p-8 text-center transition focus-within:border-accent",
          over ? "scale-[1.01] border-synthetic bg-synthetic/8" : "border-line-2 hover:border-accent",
        )}
      >
        <UploadCloud className="size-12 text-accent" aria-hidden="true" />
        <span className="font-display text-xl font-semibold">Drop a file here, or choose one</span>
        <span className="text-sm text-ink-2">CSV, JSON, Parquet or Excel, up to 5 GiB. It goes on where it stopped if the network fails.</span>
        <input
          type="file"
          accept={ACCEPTED}
          className="sr-only"
          aria-label="Choose a file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) {
              onFile(file);
            }
          }}
        />
      </label>
      <div className="flex flex-wrap items-center gap-3 text-sm text-ink-2">
        No table at hand?
        <Button size="small" busy={sample.busy} onClick={sample.start}>
          {!sample.busy && <FlaskConical aria-hidden="true" />} Use the sample table
        </Button>
        {sample.busy && <Progress className="w-40" value={sample.progress} label="Sending the sample table" />}
      </div>
    </div>
  );
}

const WORDS: Record<Sending["progress"]["state"], string> = {
  hashing: "Taking its fingerprint",
  sending: "Sending",
  paused: "Paused",
  checking: "The server checks that it arrived whole",
  done: "Arrived",
  failed: "Failed",
  aborted: "Given up",
};

function OnItsWay({ sending, onPause, onResume, onAbort }: { sending: Sending; onPause: () => void; onResume: () => void; onAbort: () => void }) {
  const { file, progress, speed } = sending;
  const left = speed > 0 ? (progress.totalBytes - progress.bytes) / speed : undefined;
  return (
    <Card className="grid gap-5">
      <div className="flex items-center gap-4">
        <FileSpreadsheet className="size-9 shrink-0 text-accent" aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <h2 className="foreign text-lg font-semibold">{file.name}</h2>
          <p className="text-sm text-ink-2" aria-live="polite">
            {WORDS[progress.state]}
          </p>
        </div>
        {progress.state === "sending" && (
          <Button onClick={onPause}>
            <Pause aria-hidden="true" /> Pause
          </Button>
        )}
        {progress.state === "paused" && (
          <Button tone="primary" onClick={onResume}>
            <Play aria-hidden="true" /> Go on
          </Button>
        )}
        {progress.state !== "checking" && progress.state !== "done" && (
          <Button tone="ghost" size="icon" aria-label="Give the upload up" onClick={onAbort}>
            <X />
          </Button>
        )}
      </div>
      <Progress value={progress.bytes / progress.totalBytes} label={WORDS[progress.state]} className="h-3" />
      <p className="tabular flex flex-wrap justify-between gap-2 text-sm text-ink-2">
        <span>
          {bytes(progress.bytes)} of {bytes(progress.totalBytes)}
        </span>
        {progress.state === "sending" && speed > 0 && (
          <span>
            {bytes(speed)}/s{left !== undefined && left > 1 && ` · ${duration(left)} left`}
          </span>
        )}
      </p>
    </Card>
  );
}
