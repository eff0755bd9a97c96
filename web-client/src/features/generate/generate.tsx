import { zodResolver } from "@hookform/resolvers/zod";
import { GenerationConfigSchema, GenerationMethod } from "@syntho/sdk/v1/generation_config";
import { create, SynthoError } from "@syntho/sdk";
import type { ColumnSchema } from "@syntho/sdk/v1/schema";
import type { EstimateSyntheticDatasetResponse } from "@syntho/sdk/v1/synthetic_dataset_service";
import { Dataset_State, type Dataset } from "@syntho/sdk/v1/dataset";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { ChevronDown, Sparkles } from "lucide-react";
import { useState } from "react";
import { useForm, useWatch, type Control, type UseFormRegister } from "react-hook-form";
import { z } from "zod";
import { useSyntho } from "@/app/api";
import { cn } from "@/lib/cn";
import { bytes, count, duration } from "@/lib/format";
import { idOf } from "@/lib/resource";
import { method as methodName } from "@/lib/words";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardHead } from "@/ui/card";
import { Field, Input, Select } from "@/ui/field";
import { Figure, PageHead } from "@/ui/page";
import { Failed, Loading, Skeleton } from "@/ui/states";
import { METHODS } from "./methods";
import { conditions, constraints, Rules, rulesSchema, type RulesForm } from "./rules";

const route = getRouteApi("/app/generate/$datasetId");

const whole = (least: number, most: number) =>
  z.union([z.literal(""), z.coerce.number<string>().int("a whole number").min(least, `at least ${count(least)}`).max(most, `at most ${count(most)}`)]);

const schema = z.object({
  ...rulesSchema.shape,
  displayName: z.string().max(200, "at most 200 characters"),
  method: z.enum(GenerationMethod),
  rows: whole(1, 10_000_000),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  epochs: whole(1, 10_000),
  target: z.string(),
});
type Form = z.input<typeof schema>;
type Values = z.output<typeof schema>;

/** Chooses how a synthetic table is made. Every setting has a value that needs no thought. */
export function Generate() {
  const syntho = useSyntho();
  const { datasetId } = route.useParams();
  const name = `datasets/${datasetId}`;
  const view = useQuery({ queryKey: ["dataset", name], queryFn: ({ signal }) => syntho.datasets.getDataset({ name }, { signal }) });
  if (view.isPending) {
    return <Loading />;
  }
  if (view.isError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  if (view.data.state !== Dataset_State.READY) {
    return (
      <Card role="status">
        <CardHead title="This dataset is not ready" hint="A synthetic table can be made of it once it is read." />
        <Button asChild>
          <Link to="/datasets/$id" params={{ id: datasetId }}>
            To the dataset
          </Link>
        </Button>
      </Card>
    );
  }
  return <Settings dataset={view.data} />;
}

function configOf(values: Values, columns: readonly ColumnSchema[]) {
  return create(GenerationConfigSchema, {
    constraints: constraints(values, columns),
    conditions: conditions(values, columns),
    ...(values.rows !== "" && { rows: BigInt(values.rows) }),
    ...(values.seed !== "" && { seed: BigInt(values.seed) }),
    ...(values.epochs !== "" && { epochs: values.epochs }),
    ...(values.target !== "" && { evaluation: { targetColumn: values.target } }),
  });
}

function Settings({ dataset }: { dataset: Dataset }) {
  const syntho = useSyntho();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [more, setMore] = useState(false);
  const columns = dataset.schema?.columns ?? [];
  const form = useForm<Form, unknown, Values>({
    resolver: zodResolver(schema),
    defaultValues: { displayName: "", method: GenerationMethod.AUTO, rows: "", seed: "", epochs: "", target: "", rules: [], asked: [] },
  });
  const { errors } = form.formState;
  const chosen = useWatch({ control: form.control, name: "method" });
  const making = useMutation({
    mutationFn: (values: Values) =>
      syntho.syntheticDatasets.createSyntheticDataset({ dataset: dataset.name, displayName: values.displayName, method: values.method, config: configOf(values, columns) }),
    onSuccess: (made) => {
      void cache.invalidateQueries({ queryKey: ["overview"] });
      void cache.invalidateQueries({ queryKey: ["synthetic-of", dataset.name] });
      return navigate({ to: "/synthetic/$id", params: { id: idOf(made.name) } });
    },
  });
  return (
    <form onSubmit={(event) => void form.handleSubmit((values) => making.mutate(values))(event)} noValidate>
      <PageHead title="Make a synthetic table" hint={<span className="foreign">of {dataset.displayName}</span>} />
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_20rem]">
        <div className="grid gap-5">
          <fieldset>
            <legend className="mb-3 font-display text-lg font-semibold">Method</legend>
            <div className="grid gap-3 sm:grid-cols-2">
              {METHODS.map(({ method, name, icon: Icon, text }) => (
                <label
                  key={method}
                  className={cn(
                    "glass relative flex cursor-pointer gap-3 p-4 transition hover:border-line-2 has-focus-visible:outline-2 has-focus-visible:outline-accent",
                    chosen === method && "border-accent bg-accent-fill/12",
                  )}
                >
                  <input type="radio" className="sr-only" value={method} checked={chosen === method} onChange={() => form.setValue("method", method)} name="method" />
                  <Icon className={cn("mt-0.5 size-5 shrink-0", chosen === method ? "text-accent" : "text-ink-3")} aria-hidden="true" />
                  <span>
                    <span className="block font-semibold">{name}</span>
                    <span className="block text-sm text-ink-2">{text}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <Card className="grid gap-4 sm:grid-cols-2">
            <Field label="Name" hint="Empty: named after the dataset" error={errors.displayName?.message}>
              {(control) => <Input {...control} {...form.register("displayName")} />}
            </Field>
            <Field label="Rows" hint={`Empty: as many as the original, ${count(dataset.rowCount ?? 0)}`} error={errors.rows?.message}>
              {(control) => <Input {...control} inputMode="numeric" {...form.register("rows")} />}
            </Field>
            <div className="sm:col-span-2">
              <Button tone="ghost" size="small" aria-expanded={more} onClick={() => setMore(!more)}>
                <ChevronDown className={cn("transition", more && "rotate-180")} aria-hidden="true" /> More settings
              </Button>
            </div>
            {more && (
              <>
                <Field label="Seed" hint="The same seed makes the same table. Empty: by chance" error={errors.seed?.message}>
                  {(control) => <Input {...control} inputMode="numeric" {...form.register("seed")} />}
                </Field>
                {METHODS.find(({ method }) => method === chosen)?.trains === true && (
                  <Field label="Epochs at most" hint="It stops earlier when it is good" error={errors.epochs?.message}>
                    {(control) => <Input {...control} inputMode="numeric" {...form.register("epochs")} />}
                  </Field>
                )}
                <Field label="What a model will predict" hint="The report trains one on the synthetic rows and tests it on real ones">
                  {(control) => (
                    <Select {...control} {...form.register("target")}>
                      <option value="">Guess it</option>
                      {columns.map(({ name }) => (
                        <option key={name}>{name}</option>
                      ))}
                    </Select>
                  )}
                </Field>
              </>
            )}
          </Card>
          {more && <Rules control={form.control as unknown as Control<RulesForm>} register={form.register as unknown as UseFormRegister<RulesForm>} columns={columns} />}
          {making.isError && <Failed error={making.error} onRetry={() => void form.handleSubmit((values) => making.mutate(values))()} />}
        </div>
        <div className="grid gap-4 lg:sticky lg:top-8">
          <Estimate dataset={dataset} control={form.control} />
          <Button type="submit" tone="primary" size="large" busy={making.isPending}>
            {!making.isPending && <Sparkles aria-hidden="true" />} Make it
          </Button>
        </div>
      </div>
    </form>
  );
}

function Estimate({ dataset, control }: { dataset: Dataset; control: Control<Form, unknown, Values> }) {
  const syntho = useSyntho();
  const values = useWatch({ control });
  const parsed = schema.safeParse(values);
  const key = parsed.success ? { method: parsed.data.method, rows: parsed.data.rows, epochs: parsed.data.epochs } : undefined;
  const view = useQuery({
    queryKey: ["estimate", dataset.name, key],
    enabled: parsed.success,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }): Promise<EstimateSyntheticDatasetResponse> =>
      parsed.success
        ? syntho.syntheticDatasets.estimateSyntheticDataset({ dataset: dataset.name, method: parsed.data.method, config: configOf(parsed.data, dataset.schema?.columns ?? []) }, { signal })
        : Promise.reject(SynthoError.of("invalid", "The settings are not complete.")),
  });
  if (view.isError) {
    // A server without estimates says so; the settings are checked when they are sent.
    return SynthoError.from(view.error).kind === "unsupported" ? null : <Card className="foreign text-sm text-ink-2">{SynthoError.from(view.error).message}</Card>;
  }
  const estimate = view.data;
  return (
    <Card aria-live="polite">
      <CardHead title="What to expect" />
      {estimate === undefined ? (
        <Skeleton className="h-16" />
      ) : (
        <dl className="grid gap-3">
          <Figure name="Time" value={duration(Math.max(1, estimate.totalSeconds))} hint={estimate.queueLength > 0 ? `after ${count(estimate.queueLength)} in the queue` : "from now"} />
          <Figure name="Memory" value={bytes(estimate.memoryBytes)} hint={estimate.fits ? "fits" : "does not fit"} />
          {estimate.choiceReason !== "" && <Figure name="Method" value={methodName(estimate.method)} hint={estimate.choiceReason} />}
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
