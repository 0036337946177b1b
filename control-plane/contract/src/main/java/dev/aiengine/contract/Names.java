package dev.aiengine.contract;

/** The names a caller may give: they end up in URLs, folders and Kubernetes objects, so they stay plain. */
public final class Names {
    /** A model, dataset, endpoint or alias: 1 to 63 of {@code a-z 0-9 . _ -}, starting with a letter or digit. */
    public static final String RESOURCE = "[a-z0-9][a-z0-9._-]{0,62}";

    public static final String RESOURCE_MESSAGE =
            "must be 1 to 63 characters of a-z, 0-9, '.', '_' and '-', starting with a letter or digit";

    /** A tenant becomes a Kubernetes namespace, so it is a DNS label of at most 40 characters. */
    public static final String TENANT = "[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?";

    public static final String TENANT_MESSAGE =
            "must be 1 to 40 characters of a-z, 0-9 and '-', starting and ending with a letter or digit";

    private Names() {}
}
