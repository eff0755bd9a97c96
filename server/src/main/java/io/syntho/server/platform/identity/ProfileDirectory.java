package io.syntho.server.platform.identity;

/** Where profiles are kept. The account feature implements it; nobody else needs to know that feature. */
public interface ProfileDirectory {

    /**
     * Returns the profile of a person who has shown a valid token; makes one on their first call.
     *
     * @throws io.syntho.server.platform.errors.DependencyUnavailable if the store is away
     */
    Profile profileOf(Claims claims);

    /**
     * What a valid token says about a person.
     *
     * @param issuer the identity provider
     * @param subject the provider's id of the person; unique within the issuer
     * @param email empty where the token has none
     * @param emailVerified whether the provider vouches for the address
     * @param name empty where the token has none
     * @param picture an address of a picture; empty where the token has none
     */
    record Claims(String issuer, String subject, String email, boolean emailVerified, String name, String picture) {}

    /**
     * What the platform knows about a person.
     *
     * @param user their id here
     * @param email as kept here; may be empty
     * @param name as kept here; may be empty
     * @param role what they may do
     * @param suspended whether every call of theirs is refused
     */
    record Profile(UserId user, String email, String name, Role role, boolean suspended) {}
}
