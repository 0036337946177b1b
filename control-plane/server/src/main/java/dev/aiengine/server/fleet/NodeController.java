package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.contract.agent.NodeHeartbeat;
import dev.aiengine.contract.agent.NodeState;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.web.ApiException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.regex.Pattern;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The control plane's side of the conversation with the daemons of machines. */
@Hidden
@RestController
class NodeController {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");

    private final Tokens tokens;
    private final NodeReadings readings;
    private final NodePackages packages;
    private final BlobStore blobs;

    NodeController(Tokens tokens, NodeReadings readings, NodePackages packages, BlobStore blobs) {
        this.tokens = tokens;
        this.readings = readings;
        this.packages = packages;
        this.blobs = blobs;
    }

    @PostMapping(AgentRoutes.NODE_HEARTBEAT)
    NodeState heartbeat(
            @PathVariable String node,
            @RequestHeader("Authorization") String authorization,
            @Valid @RequestBody NodeHeartbeat heartbeat) {
        check(node, authorization);
        readings.heard(node, heartbeat);
        return packages.of(node);
    }

    @GetMapping(AgentRoutes.NODE_PACKAGE)
    Resource modelPackage(
            @PathVariable String node,
            @PathVariable String tenant,
            @PathVariable String sha256,
            @RequestHeader("Authorization") String authorization) {
        check(node, authorization);
        if (!packages.wants(node, tenant, sha256)) {
            throw ApiException.notFound("content " + sha256);
        }
        return new FileSystemResource(blobs.path(tenant, sha256));
    }

    private void check(String node, String authorization) {
        String token = authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        if (!tokens.matchesNodes(token)) {
            throw ApiException.unauthorized("This token is not one of a node's daemon");
        }
        if (!NAME.matcher(node).matches()) {
            throw ApiException.invalid("node", "must be 1 to 253 letters, digits, '.', '_' and '-'");
        }
    }
}
