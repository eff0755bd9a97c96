import { DownloadFormat } from "@syntho/sdk/v1/download_service";
import { SynthoError } from "@syntho/sdk";
import { useMutation } from "@tanstack/react-query";
import { FileSpreadsheet, Table2, type LucideIcon } from "lucide-react";
import { useSyntho } from "@/app/api";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { useToast } from "@/ui/toast";

const words = t.synthetic.downloads;

const FORMATS: readonly { readonly format: DownloadFormat; readonly name: string; readonly text: string; readonly icon: LucideIcon }[] = [
  { format: DownloadFormat.CSV, name: "CSV", text: words.csv, icon: FileSpreadsheet },
  { format: DownloadFormat.PARQUET, name: "Parquet", text: words.parquet, icon: Table2 },
];

const LONGEST_WAIT_MS = 60_000;

interface Wanted {
  readonly name: string;
  readonly format?: DownloadFormat;
}

/** Fetches files by presigned address. */
export function useDownload() {
  const syntho = useSyntho();
  const toast = useToast();
  const ask = async ({ name, format = DownloadFormat.UNSPECIFIED }: Wanted) => {
    const until = Date.now() + LONGEST_WAIT_MS;
    for (;;) {
      try {
        return await syntho.downloads.createDownload({ name, format });
      } catch (failure) {
        const error = SynthoError.from(failure);
        if (!error.is("EXPORT_NOT_READY") || Date.now() > until) {
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, error.retryAfterMs ?? 1_000));
      }
    }
  };
  const download = useMutation({
    mutationFn: ask,
    onSuccess: ({ url, fileName }) => {
      const link = document.createElement("a");
      link.href = url;
      link.download = fileName;
      link.rel = "noreferrer";
      link.click();
    },
    onError: toast.failed,
  });
  const blob = async (name: string): Promise<Blob | undefined> => {
    try {
      const response = await fetch((await ask({ name })).url);
      if (!response.ok) {
        throw SynthoError.of("unavailable", words.storage(response.status));
      }
      return await response.blob();
    } catch (failure) {
      toast.failed(failure);
      return undefined;
    }
  };
  return { mutate: download.mutate, isPending: download.isPending, variables: download.variables, blob };
}

/** The rows, to take away. */
export function Downloads({ name }: { name: string }) {
  const download = useDownload();
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {FORMATS.map(({ format, name: title, text, icon: Icon }) => (
        <li key={format}>
          <Card className="flex h-full flex-col gap-3">
            <Icon className="size-7 text-synthetic" aria-hidden="true" />
            <h2 className="text-lg font-semibold">{title}</h2>
            <p className="text-sm text-ink-2">{text}</p>
            <Button tone="primary" className="mt-auto self-start" busy={download.isPending && download.variables?.format === format} onClick={() => download.mutate({ name, format })}>
              {words.get(title)}
            </Button>
          </Card>
        </li>
      ))}
    </ul>
  );
}
