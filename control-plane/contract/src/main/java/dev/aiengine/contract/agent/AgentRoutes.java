package dev.aiengine.contract.agent;

/**
 * Paths of the agents' conversation; {@code {id}} is the workload, {@code {attempt}} the run the token was issued for.
 */
public final class AgentRoutes {
    public static final String BASE = "/agent/v1/workloads/{id}/attempts/{attempt}";
    /** POST {@link Heartbeat} → {@link DesiredState}; 410 when the attempt is over. */
    public static final String HEARTBEAT = BASE + "/heartbeat";
    /** GET → {@link TrainingOrder}. */
    public static final String ORDER = BASE + "/order";
    /** GET the bytes of a blob this workload may read; 404 for any other. */
    public static final String BLOB = BASE + "/blobs/{sha256}";
    /** PUT the bytes of a package; 422 when they do not have the digest. */
    public static final String PACKAGE = BASE + "/package/{sha256}";
    /** PUT the bytes of a checkpoint; the newest replaces the one before. */
    public static final String CHECKPOINT = BASE + "/checkpoint/{sha256}";
    /** POST {@link TrainingOutcome}. */
    public static final String OUTCOME = BASE + "/outcome";

    /** {@code {node}} is the name of a machine, whose daemon this is. */
    public static final String NODE_BASE = "/agent/v1/nodes/{node}";

    /** POST {@link NodeHeartbeat} → {@link NodeState}. */
    public static final String NODE_HEARTBEAT = NODE_BASE + "/heartbeat";

    /** GET the bytes of a package that the node should have; 404 for any other. */
    public static final String NODE_PACKAGE = NODE_BASE + "/tenants/{tenant}/packages/{sha256}";

    /** Environment of an agent process: where the control plane is. */
    public static final String URL_VARIABLE = "AIENGINE_URL";
    /** Environment of an agent process: its bearer token, good for one attempt of one workload. */
    public static final String TOKEN_VARIABLE = "AIENGINE_TOKEN";
    /** Environment of an agent process: the folder it may write to. */
    public static final String WORK_VARIABLE = "AIENGINE_WORK";
    /** Environment of an agent process: the name of its machine, where the host name is not the one to report. */
    public static final String NODE_VARIABLE = "AIENGINE_NODE";
    /**
     * Environment of an agent process: how long it goes on without an answer of the control plane, as an ISO 8601
     * duration. A training counts only while it has something to fetch or to report, one hour where absent; a serving
     * agent goes on for ever where absent.
     */
    public static final String ORPHAN_AFTER_VARIABLE = "AIENGINE_ORPHAN_AFTER";

    private AgentRoutes() {}
}
