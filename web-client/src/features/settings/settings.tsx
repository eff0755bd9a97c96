import { create } from "@syntho/sdk";
import { ProfileSchema, type Profile } from "@syntho/sdk/v1/account_service";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useSyntho } from "@/app/api";
import { choose, theme, type Theme } from "@/app/theme";
import { count, date, onDay } from "@/lib/format";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHead } from "@/ui/card";
import { Field, Input, Select } from "@/ui/field";
import { Figure, PageHead } from "@/ui/page";
import { Failed, Loading } from "@/ui/states";
import { useToast } from "@/ui/toast";

const ME = "profiles/me";

/** The account, and how the page looks. */
export function Settings() {
  const syntho = useSyntho();
  const view = useQuery({ queryKey: ["profile"], queryFn: ({ signal }) => syntho.accounts.getProfile({ name: ME }, { signal }) });
  if (view.isPending) {
    return <Loading head />;
  }
  if (view.isLoadingError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  return (
    <>
      <PageHead title={t.settings.title} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Account key={view.data.etag} profile={view.data} />
        <div className="grid gap-5">
          <Look />
          <Quota profile={view.data} />
        </div>
      </div>
    </>
  );
}

function Account({ profile }: { profile: Profile }) {
  const syntho = useSyntho();
  const cache = useQueryClient();
  const toast = useToast();
  const form = useForm({ defaultValues: { fullName: profile.fullName } });
  const saving = useMutation({
    mutationFn: ({ fullName }: { fullName: string }) =>
      syntho.accounts.updateProfile({ profile: create(ProfileSchema, { name: profile.name, fullName, etag: profile.etag }), updateMask: { paths: ["full_name"] } }),
    onSuccess: (changed) => {
      cache.setQueryData(["profile"], changed);
      void cache.invalidateQueries({ queryKey: ["overview"] });
      toast.done(t.settings.saved);
    },
    onError: toast.failed,
  });
  return (
    <Card>
      <CardHead title={t.settings.account} hint={<span className="foreign">{profile.email}</span>} />
      <form className="grid gap-4" onSubmit={(event) => void form.handleSubmit((values) => saving.mutate(values))(event)}>
        <Field label={t.settings.name} hint={t.settings.nameHint} error={form.formState.errors.fullName?.message}>
          {(control) => <Input {...control} autoComplete="name" {...form.register("fullName", { maxLength: { value: 200, message: t.settings.nameLong } })} />}
        </Field>
        <Button type="submit" tone="primary" className="justify-self-start" busy={saving.isPending}>
          {t.app.save}
        </Button>
      </form>
    </Card>
  );
}

function Look() {
  const [chosen, setChosen] = useState(theme);
  return (
    <Card>
      <CardHead title={t.settings.appearance} />
      <Field label={t.settings.theme}>
        {(control) => (
          <Select
            {...control}
            value={chosen}
            onChange={(event) => {
              const next = event.target.value as Theme;
              choose(next);
              setChosen(next);
            }}
          >
            <option value="system">{t.app.themes.system}</option>
            <option value="dark">{t.app.themes.dark}</option>
            <option value="light">{t.app.themes.light}</option>
          </Select>
        )}
      </Field>
    </Card>
  );
}

function Quota({ profile }: { profile: Profile }) {
  const renewal = date(profile.quotaRenewTime);
  return (
    <Card>
      <CardHead title={t.settings.quota} />
      <dl>
        <Figure name={t.settings.month} value={t.app.of(count(profile.generationsUsed), count(profile.generationQuota))} {...(renewal && { hint: t.dashboard.renews(onDay(renewal)) })} />
      </dl>
    </Card>
  );
}
