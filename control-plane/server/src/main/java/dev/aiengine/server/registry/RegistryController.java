package dev.aiengine.server.registry;

import dev.aiengine.contract.Names;
import dev.aiengine.contract.Page;
import dev.aiengine.contract.registry.AliasChange;
import dev.aiengine.contract.registry.AliasTarget;
import dev.aiengine.contract.registry.Model;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models")
class RegistryController {
    private final Registry registry;
    private final BlobStore blobs;

    RegistryController(Registry registry, BlobStore blobs) {
        this.registry = registry;
        this.blobs = blobs;
    }

    @GetMapping
    Page<Model> list(Paging paging, Caller caller) {
        return registry.list(caller.member(), paging);
    }

    @GetMapping("/{model}")
    Model get(@PathVariable String model, Caller caller) {
        return registry.model(caller.member(), model);
    }

    @DeleteMapping("/{model}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String model, Caller caller) {
        registry.delete(caller.admin(), model, caller);
    }

    @GetMapping("/{model}/versions")
    Page<ModelVersion> versions(@PathVariable String model, Caller caller) {
        return new Page<>(registry.versions(caller.member(), model), null);
    }

    @GetMapping("/{model}/versions/{version}")
    ModelVersion version(@PathVariable String model, @PathVariable String version, Caller caller) {
        return registry.version(caller.member(), model, version);
    }

    /** What an engine needs to serve this version; another one can import it. */
    @GetMapping("/{model}/versions/{version}/package")
    ResponseEntity<Resource> download(@PathVariable String model, @PathVariable String version, Caller caller) {
        String tenant = caller.member();
        ModelVersion found = registry.version(tenant, model, version);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.model() + "-" + found.version() + ".zip")
                                .build()
                                .toString())
                .eTag('"' + found.sha256() + '"')
                .body(new FileSystemResource(blobs.path(tenant, found.sha256())));
    }

    @PutMapping("/{model}/aliases/{alias}")
    Model point(
            @PathVariable String model,
            @PathVariable @Pattern(regexp = Names.RESOURCE, message = Names.RESOURCE_MESSAGE) String alias,
            @Valid @RequestBody AliasTarget target,
            Caller caller) {
        return registry.point(caller.member(), model, alias, target.version(), caller);
    }

    @PostMapping("/{model}/rollback")
    Model rollback(@PathVariable String model, Caller caller) {
        return registry.rollback(caller.member(), model, caller);
    }

    @GetMapping("/{model}/history")
    Page<AliasChange> history(
            @PathVariable String model, @RequestParam(required = false) @Nullable Instant at, Caller caller) {
        return new Page<>(registry.history(caller.member(), model, at), null);
    }
}
