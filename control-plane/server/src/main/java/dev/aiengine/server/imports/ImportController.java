package dev.aiengine.server.imports;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.Names;
import dev.aiengine.contract.signature.Signature;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.training.ImportJobs;
import dev.aiengine.server.training.NewImport;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

@RestController
@RequestMapping("/api/v1/models")
class ImportController {
    private static final String SIGNATURE = "signature";
    private static final int FORM_OVERHEAD = 1 << 18;

    private final ModelUploads uploads;
    private final ImportJobs jobs;

    ImportController(ModelUploads uploads, ImportJobs jobs) {
        this.uploads = uploads;
        this.jobs = jobs;
    }

    /**
     * The file as the body, or as the part {@code file} of a form; the job that makes it a version is followed at
     * {@code /train/{id}}.
     */
    @PostMapping(
            value = "/{model}/versions",
            consumes = {MediaType.APPLICATION_OCTET_STREAM_VALUE, "application/zip", MediaType.MULTIPART_FORM_DATA_VALUE
            })
    ResponseEntity<TrainingJob> submit(
            @PathVariable @Pattern(regexp = Names.RESOURCE, message = Names.RESOURCE_MESSAGE) String model,
            @RequestParam(required = false) @Nullable String task,
            @RequestParam(required = false) @Nullable String signature,
            @RequestHeader(value = "Idempotency-Key", required = false) @Size(min = 1, max = 200) @Nullable
                    String idempotencyKey,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        String tenant = caller.member();
        uploads.requireAcceptable(tenant, request.getContentLengthLong() - FORM_OVERHEAD);
        ImportForm form = ImportForm.read(request, tenant, uploads, task, signature);
        try (ReceivedModel received = form.file()) {
            ModelFile file = uploads.look(received);
            NewImport asked = new NewImport(
                    tenant, model, file.task(form.task()), params(file, form), received.path(), received.blob());
            TrainingJob job = jobs.submit(asked, idempotencyKey, caller);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/train/" + job.id()))
                    .body(job);
        }
    }

    /** The signature as it will be stored: complete, and the same for the same meaning. */
    private static Map<String, Object> params(ModelFile file, ImportForm form) {
        if (form.signature() == null) {
            return Map.of();
        }
        if (file.kind() == ModelFile.Kind.PACKAGE || file.kind() == ModelFile.Kind.ENCODER) {
            throw ApiException.invalid(
                    SIGNATURE, "is of no use here: the file says what the model takes; leave it out");
        }
        try {
            Signature signature = Json.MAPPER.readValue(form.signature(), Signature.class);
            if (signature == null) {
                throw ApiException.invalid(SIGNATURE, "must be an object with inputs");
            }
            // Through JSON, so that it equals what the database gives back
            String json = Json.MAPPER.writeValueAsString(signature);
            return Map.of(SIGNATURE, Json.MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {}));
        } catch (JacksonException e) {
            throw ApiException.invalid(SIGNATURE, "cannot be read: " + e.getOriginalMessage());
        }
    }
}
