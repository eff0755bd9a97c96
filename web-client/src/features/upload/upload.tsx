import { FileSpreadsheet, FlaskConical, Pause, Play, UploadCloud, X } from "lucide-react";
import { useState, type DragEvent } from "react";
import { usePerson } from "@/app/session";
import { cn } from "@/lib/cn";
import { bytes, duration } from "@/lib/format";
import { t } from "@/messages";
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
      <PageHead title={t.app.uploadTable} hint={t.upload.hint} />
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
  const pending = keeper.pending(usePerson()?.id ?? "");
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
          {t.upload.brokenOff(pending)}
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
        <span className="font-display text-xl font-semibold text-balance">{t.upload.drop}</span>
        <span className="text-sm text-balance text-ink-2">{t.upload.dropHint}</span>
        <input
          type="file"
          accept={ACCEPTED}
          className="sr-only"
          aria-label={t.upload.choose}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) {
              onFile(file);
            }
          }}
        />
      </label>
      <div className="flex flex-wrap items-center gap-3 text-sm text-ink-2">
        {t.upload.noTable}
        <Button size="small" busy={sample.busy} onClick={sample.start}>
          {!sample.busy && <FlaskConical aria-hidden="true" />} {t.upload.sample}
        </Button>
        {sample.busy && <Progress className="w-40" value={sample.progress} label={t.upload.sending} />}
      </div>
    </div>
  );
}

const WORDS: Record<Sending["progress"]["state"], string> = t.upload.states;

function OnItsWay({ sending, onPause, onResume, onAbort }: { sending: Sending; onPause: () => void; onResume: () => void; onAbort: () => void }) {
  const { file, progress, speed } = sending;
  const left = speed > 0 ? (progress.totalBytes - progress.bytes) / speed : undefined;
  return (
    <Card className="grid gap-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <FileSpreadsheet className="size-9 shrink-0 text-accent" aria-hidden="true" />
        <div className="min-w-0 flex-1 basis-24">
          <h2 className="foreign text-lg font-semibold">{file.name}</h2>
          <p className="text-sm text-ink-2" aria-live="polite">
            {WORDS[progress.state]}
          </p>
        </div>
        <div className="ml-auto flex items-center gap-1">
          {progress.state === "sending" && (
            <Button onClick={onPause}>
              <Pause aria-hidden="true" /> {t.upload.pause}
            </Button>
          )}
          {progress.state === "paused" && (
            <Button tone="primary" onClick={onResume}>
              <Play aria-hidden="true" /> {t.upload.resume}
            </Button>
          )}
          {progress.state !== "checking" && progress.state !== "done" && (
            <Button tone="ghost" size="icon" aria-label={t.upload.abort} onClick={onAbort}>
              <X />
            </Button>
          )}
        </div>
      </div>
      <Progress value={progress.bytes / progress.totalBytes} label={WORDS[progress.state]} className="h-3" />
      <p className="tabular flex flex-wrap justify-between gap-2 text-sm text-ink-2">
        <span>
          {t.app.of(bytes(progress.bytes), bytes(progress.totalBytes))}
        </span>
        {progress.state === "sending" && speed > 0 && (
          <span>
            {t.upload.speed(bytes(speed))}
            {left !== undefined && left > 1 && ` · ${t.upload.left(duration(left))}`}
          </span>
        )}
      </p>
    </Card>
  );
}
