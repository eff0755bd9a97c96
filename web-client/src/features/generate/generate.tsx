import { zodResolver } from "@hookform/resolvers/zod";
import { Dataset_State, type Dataset } from "@syntho/sdk/v1/dataset";
import { GenerationMethod } from "@syntho/sdk/v1/generation_config";
import type { SyntheticDataset } from "@syntho/sdk/v1/synthetic_dataset";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { ChevronDown, Sparkles } from "lucide-react";
import { useMemo, useState } from "react";
import { useForm, useWatch, type Resolver } from "react-hook-form";
import { useSyntho } from "@/app/api";
import { cn } from "@/lib/cn";
import { count } from "@/lib/format";
import { idOf } from "@/lib/resource";
import { sentence } from "@/lib/sentence";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHead } from "@/ui/card";
import { Field, Input } from "@/ui/field";
import { PageHead } from "@/ui/page";
import { Failed, Loading } from "@/ui/states";
import { Advanced } from "./advanced";
import { keptCount, settingsOf } from "./earlier";
import { Estimate } from "./estimate";
import { applicable, configOf, DEFAULTS, schema, type Form, type Values } from "./form";
import { METHODS } from "./methods";
import { refusal } from "./refusal";

const words = t.generate;
const route = getRouteApi("/app/generate/$datasetId");

const check = zodResolver(schema);
/** What is typed for a method that was not chosen is not in the way. */
const resolver: Resolver<Form, unknown, Values> = (form, context, options) => check(applicable(form), context, options);

/** Chooses how a synthetic table is made. Every setting has a value that needs no thought. */
export function Generate() {
  const syntho = useSyntho();
  const { datasetId } = route.useParams();
  const { from } = route.useSearch();
  const name = `datasets/${datasetId}`;
  const before = `syntheticDatasets/${from}`;
  const earlier = useQuery({ queryKey: ["synthetic", before], enabled: from !== undefined, queryFn: ({ signal }) => syntho.syntheticDatasets.getSyntheticDataset({ name: before }, { signal }) });
  const view = useQuery({ queryKey: ["dataset", name], queryFn: ({ signal }) => syntho.datasets.getDataset({ name }, { signal }) });
  if (view.isPending || (from !== undefined && earlier.isPending)) {
    return <Loading head />;
  }
  if (view.isLoadingError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  if (view.data.state !== Dataset_State.READY) {
    return (
      <Card role="status">
        <CardHead title={words.notReady} hint={words.notReadyHint} />
        <Button asChild>
          <Link to="/datasets/$id" params={{ id: datasetId }}>
            {words.toDataset}
          </Link>
        </Button>
      </Card>
    );
  }
  // Settings name columns: those of another table's job would mean nothing here.
  const usable = from !== undefined && earlier.data?.dataset === name ? earlier.data : undefined;
  return (
    <>
      {from !== undefined && earlier.isLoadingError && <NotRead error={earlier.error} onRetry={() => void earlier.refetch()} />}
      <Settings key={usable?.name ?? ""} dataset={view.data} earlier={usable} />
    </>
  );
}

/** The defaults do as well: what can not be read is told, and not in the way. */
function NotRead({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Card role="alert" className="mb-5">
      <CardHead title={words.earlier.failed} hint={words.earlier.failedHint(sentence(error).text)}>
        <Button size="small" onClick={onRetry}>
          {t.app.tryAgain}
        </Button>
      </CardHead>
    </Card>
  );
}

function Settings({ dataset, earlier }: { dataset: Dataset; earlier: SyntheticDataset | undefined }) {
  const syntho = useSyntho();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const columns = dataset.schema?.columns ?? [];
  const begin = useMemo(() => earlier && settingsOf(earlier, dataset.schema?.columns ?? []), [earlier, dataset]);
  const [more, setMore] = useState(begin !== undefined && beyond(begin.form));
  const form = useForm<Form, unknown, Values>({ resolver, defaultValues: begin?.form ?? DEFAULTS });
  const { errors } = form.formState;
  const chosen = useWatch({ control: form.control, name: "method" });
  const making = useMutation({
    mutationFn: (values: Values) =>
      syntho.syntheticDatasets.createSyntheticDataset({ dataset: dataset.name, displayName: values.displayName, method: values.method, config: configOf(values, columns, begin?.kept) }),
    onSuccess: (made) => {
      void cache.invalidateQueries({ queryKey: ["overview"] });
      void cache.invalidateQueries({ queryKey: ["synthetic-of", dataset.name] });
      return navigate({ to: "/synthetic/$id", params: { id: idOf(made.name) } });
    },
    onError: (error) => {
      const wrong = refusal(error, applicable(form.getValues()));
      setMore((open) => open || wrong.some(({ field }) => hidden(field)));
      // Beside their fields, once those are there.
      setTimeout(() => wrong.forEach(({ field, message }, at) => form.setError(field, { type: "server", message }, { shouldFocus: at === 0 })));
    },
  });
  // What is wrong must be seen, wherever it stands.
  const send = form.handleSubmit(
    (values) => making.mutate(values),
    (wrong) => setMore((open) => open || Object.keys(wrong).some(hidden)),
  );
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <PageHead title={words.title} hint={
          <Link to="/datasets/$id" params={{ id: idOf(dataset.name) }} className="foreign underline decoration-line-2 underline-offset-4 transition hover:text-ink hover:decoration-accent">
            {words.of(dataset.displayName)}
          </Link>
        } />
      {begin !== undefined && (
        <Card role="status" className="mb-5">
          <CardHead title={words.earlier.of(begin.form.displayName)} {...(keptCount(begin.kept) > 0 && { hint: words.earlier.kept(keptCount(begin.kept), count(keptCount(begin.kept))) })}>
            <Button asChild size="small">
              <Link to="/generate/$datasetId" params={{ datasetId: idOf(dataset.name) }} replace>
                {words.earlier.defaults}
              </Link>
            </Button>
          </CardHead>
        </Card>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <fieldset>
            <legend className="mb-3 font-display text-lg font-semibold">{words.method}</legend>
            <div className="grid gap-3 sm:grid-cols-2">
              {METHODS.map(({ method, name, icon: Icon, text }) => (
                <label
                  key={method}
                  className={cn(
                    "glass relative flex cursor-pointer gap-3 p-4 transition hover:border-line-2 has-focus-visible:outline-2 has-focus-visible:outline-accent",
                    chosen === method && "border-accent bg-accent-fill/12",
                    method === GenerationMethod.AUTO && "sm:col-span-2",
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
            <Field label={words.name} hint={words.nameHint} error={errors.displayName?.message}>
              {(control) => <Input {...control} {...form.register("displayName")} />}
            </Field>
            <Field label={words.rows} hint={words.rowsHint(count(dataset.rowCount ?? 0))} error={errors.rows?.message}>
              {(control) => <Input {...control} inputMode="numeric" {...form.register("rows")} />}
            </Field>
            <div className="sm:col-span-2">
              <Button tone="ghost" size="small" aria-expanded={more} onClick={() => setMore(!more)}>
                <ChevronDown className={cn("transition", more && "rotate-180")} aria-hidden="true" /> {words.more}
              </Button>
            </div>
          </Card>
          {more && <Advanced method={chosen} control={form.control} register={form.register} errors={errors} columns={columns} />}
        </div>
        <div className="grid gap-4 lg:sticky lg:top-8">
          <Estimate dataset={dataset} control={form.control} kept={begin?.kept} />
          <Button type="submit" tone="primary" size="large" busy={making.isPending}>
            {!making.isPending && <Sparkles aria-hidden="true" />} {words.make}
          </Button>
          {making.isError && <Failed error={making.error} onRetry={() => void send()} />}
        </div>
      </div>
    </form>
  );
}

/** Whether a field stands under "More settings". */
function hidden(field: string): boolean {
  return !["displayName", "rows", "method"].includes(field);
}

/** Whether settings that were made before stand under "More settings". */
function beyond(form: Form): boolean {
  return (Object.keys(DEFAULTS) as (keyof Form)[]).some((field) => hidden(field) && JSON.stringify(form[field]) !== JSON.stringify(DEFAULTS[field]));
}
