package io.syntho.server.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code profiles}, as far as this feature uses it. */
@Entity(name = "Profile")
@Table(name = "profiles")
class ProfileEntity {
    @Id
    UUID id = new UUID(0, 0);

    String issuer = "";
    String subject = "";
    String email = "";

    @Column(name = "full_name")
    String fullName = "";

    @Column(name = "avatar_url")
    String avatarUrl = "";

    String role = "";

    @Column(name = "api_quota")
    int quota;

    boolean suspended;
    long version;

    @Column(name = "created_at", insertable = false, updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at", insertable = false, updatable = false)
    Instant updatedAt = Instant.EPOCH;
}
