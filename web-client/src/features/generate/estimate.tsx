import { SynthoError } from "@syntho/sdk";
import type { Dataset } from "@syntho/sdk/v1/dataset";
import type { EstimateSyntheticDatasetResponse } from "@syntho/sdk/v1/synthetic_dataset_service";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useWatch, type Control } from "react-hook-form";
import { useSyntho } from "@/app/api";
import { bytes, count, duration } from "@/lib/format";
import { sentence } from "@/lib/sentence";
import { useSettled } from "@/lib/settled";
import { method as methodName } from "@/lib/words";
import { t } from "@/messages";
import { Badge } from "@/ui/badge";
import { Card, CardHead } from "@/ui/card";
import { Figure } from "@/ui/page";
import { Skeleton } from "@/ui/states";
import type { Kept } from "./earlier";
import { checked, configOf, type Form, type Values } from "./form";

const words = t.generate;
const TYPING_MS = 350;

/** What the settings, as they stand, would take. */
export function Estimate({ dataset, control, kept }: { dataset: Dataset; control: Control<Form, unknown, Values>; kept: Kept | undefined }) {
  const syntho = useSyntho();
  const values = useWatch({ control });
  // What is typed is asked for once it stands; a name changes nothing.
  const key = useSettled(JSON.stringify({ ...values, displayName: "" }), TYPING_MS);
  const parsed = checked(JSON.parse(key) as Form);
  const view = useQuery({
    queryKey: ["estimate", dataset.name, key, kept === undefined],
    enabled: parsed.success,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }): Promise<EstimateSyntheticDatasetResponse> =>
      parsed.success
        ? syntho.syntheticDatasets.estimateSyntheticDataset({ dataset: dataset.name, method: parsed.data.method, config: configOf(parsed.data, dataset.schema?.columns ?? [], kept) }, { signal })
        : Promise.reject(SynthoError.of("invalid", words.estimate.incomplete)),
  });
  if (view.isError) {
    // A server without estimates says so; the settings are checked when they are sent.
    const failure = SynthoError.from(view.error);
    return failure.kind === "unsupported" ? null : (
      <Card role="status">
        <CardHead title={words.estimate.title} />
        <p className="foreign text-sm text-ink-2">{sentence(failure).text}</p>
      </Card>
    );
  }
  const estimate = view.data;
  return (
    <Card aria-live="polite">
      <CardHead title={words.estimate.title} />
      {estimate === undefined ? (
        <Skeleton className="h-16" />
      ) : (
        <dl className="grid gap-3">
          <Figure name={words.estimate.time} value={duration(Math.max(1, estimate.totalSeconds))} hint={estimate.queueLength > 0 ? words.estimate.queued(count(estimate.queueLength)) : words.estimate.now} />
          <Figure name={words.estimate.memory} value={bytes(estimate.memoryBytes)} hint={estimate.fits ? words.estimate.fits : words.estimate.fitsNot} />
          <Figure name={words.estimate.quota} value={count(estimate.quotaLeft)} />
          {estimate.choiceReason !== "" && <Figure name={words.estimate.method} value={methodName(estimate.method)} hint={estimate.choiceReason} />}
          {estimate.advice.map((line) => (
            <dd key={line}>
              <Badge tone="medium" className="whitespace-normal">
                {line}
              </Badge>
            </dd>
          ))}
        </dl>
      )}
    </Card>
  );
}
