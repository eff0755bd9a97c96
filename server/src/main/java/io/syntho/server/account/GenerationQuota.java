package io.syntho.server.account;

import static io.syntho.v1.ErrorReason.GENERATION_QUOTA;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.server.platform.identity.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.hibernate.StatelessSession;

/** How many generations an account may ask for in a calendar month (UTC). Those deleted or failed count, too. */
public final class GenerationQuota {

    private final Clock clock;

    /** Months by {@code clock}. */
    public GenerationQuota(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts one generation, in the transaction that makes it: one that fails is not counted.
     *
     * @param session a transaction of {@code user}
     * @throws ApiException with GENERATION_QUOTA when this month's are used up
     */
    public void take(StatelessSession session, UserId user) {
        session.createNativeMutationQuery("""
                        insert into generation_usage (user_id, month) values (:user, :month)
                        on conflict do nothing""")
                .setParameter("user", user.value())
                .setParameter("month", month())
                .executeUpdate();
        int taken = session.createNativeMutationQuery("""
                        update generation_usage set used = used + 1
                        where user_id = :user and month = :month
                          and used < (select api_quota from profiles where id = :user)""")
                .setParameter("user", user.value())
                .setParameter("month", month())
                .executeUpdate();
        if (taken == 0) {
            throw used();
        }
    }

    /**
     * Counts one generation less, in the transaction that cancels it before any work was done.
     *
     * @param session a transaction of {@code user}
     * @param taken when it was counted
     */
    public void giveBack(StatelessSession session, UserId user, Instant taken) {
        session.createNativeMutationQuery("""
                        update generation_usage set used = used - 1
                        where user_id = :user and month = :month and used > 0""")
                .setParameter("user", user.value())
                .setParameter("month", month(taken))
                .executeUpdate();
    }

    private ApiException used() {
        Duration left = Duration.between(clock.instant(), renews());
        return ApiException.of(
                GENERATION_QUOTA,
                "This month's generations are used up; they renew on %s (UTC).".formatted(month().plusMonths(1)),
                ErrorDetail.quota("generations_per_month", "every generation of this month's quota is used"),
                ErrorDetail.retryAfter(left));
    }

    /** Generations used this month. */
    int used(StatelessSession session, UserId user) {
        return session.createNativeQuery(
                        "select used from generation_usage where user_id = :user and month = :month", Integer.class)
                .setParameter("user", user.value())
                .setParameter("month", month())
                .uniqueResultOptional()
                .orElse(0);
    }

    /** When this month ends. */
    Instant renews() {
        return month().plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private LocalDate month() {
        return month(clock.instant());
    }

    private static LocalDate month(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).withDayOfMonth(1);
    }
}
