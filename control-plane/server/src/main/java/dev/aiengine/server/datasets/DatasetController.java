package dev.aiengine.server.datasets;

import dev.aiengine.contract.Names;
import dev.aiengine.contract.Page;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Preview;
import dev.aiengine.contract.datasets.Profile;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/datasets")
class DatasetController {
    private static final int MAX_PREVIEW = 1_000;
    private static final int FORM_OVERHEAD = 1 << 16;

    private final Datasets datasets;
    private final Uploads uploads;

    DatasetController(Datasets datasets, Uploads uploads) {
        this.datasets = datasets;
        this.uploads = uploads;
    }

    /** {@code multipart/form-data} with the parts {@code name} and {@code file}, for CSV also header and columns. */
    @PostMapping
    ResponseEntity<Dataset> create(HttpServletRequest request, Caller caller) throws IOException {
        String tenant = caller.member();
        // Of a form's length some is names and boundaries
        uploads.requireAcceptable(request.getContentLengthLong() - FORM_OVERHEAD);
        UploadForm form = UploadForm.read(request, tenant, uploads);
        try (Upload upload = form.upload()) {
            requireName(form.name());
            return answer(datasets.add(tenant, form.name(), form.options(), upload, caller));
        }
    }

    /** The file is the body and its media type the format; {@code text/csv;header=absent} has no header. */
    @PutMapping("/{name}")
    ResponseEntity<Dataset> put(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String columns,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        String tenant = caller.member();
        requireName(name);
        Format format = Format.ofBody(request.getContentType());
        CsvOptions options = CsvOptions.of(CsvOptions.headerOf(request.getContentType()), columns);
        uploads.requireAcceptable(request.getContentLengthLong());
        try (Upload upload = uploads.receive(tenant, format, request.getInputStream())) {
            return answer(datasets.add(tenant, name, options, upload, caller));
        }
    }

    @GetMapping
    Page<Dataset> list(Paging paging, Caller caller) {
        return views(datasets.list(caller.member(), paging));
    }

    @GetMapping("/{name}")
    Dataset newest(@PathVariable String name, Caller caller) {
        return find(name, null, caller).view();
    }

    @GetMapping("/{name}/versions")
    Page<Dataset> versions(@PathVariable String name, Paging paging, Caller caller) {
        return views(datasets.versions(caller.member(), name, paging));
    }

    @GetMapping("/{name}/versions/{version}")
    Dataset version(@PathVariable String name, @PathVariable String version, Caller caller) {
        return find(name, version, caller).view();
    }

    @GetMapping({"/{name}/preview", "/{name}/versions/{version}/preview"})
    Preview preview(
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String version,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        if (limit < 1 || limit > MAX_PREVIEW) {
            throw ApiException.invalid("limit", "must be 1 to " + MAX_PREVIEW);
        }
        return datasets.preview(find(name, version, caller), limit);
    }

    @GetMapping({"/{name}/profile", "/{name}/versions/{version}/profile"})
    Profile profile(
            @PathVariable String name, @PathVariable(required = false) @Nullable String version, Caller caller) {
        return datasets.profile(find(name, version, caller));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, Caller caller) {
        datasets.delete(caller.member(), name, caller);
    }

    @DeleteMapping("/{name}/versions/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteVersion(@PathVariable String name, @PathVariable String version, Caller caller) {
        datasets.delete(find(name, version, caller), caller);
    }

    private StoredDataset find(String name, @Nullable String version, Caller caller) {
        return datasets.get(caller.member(), version == null ? name : name + "@" + version);
    }

    private static void requireName(String name) {
        if (!name.matches(Names.RESOURCE)) {
            throw ApiException.invalid("name", Names.RESOURCE_MESSAGE);
        }
    }

    private static ResponseEntity<Dataset> answer(Datasets.Added added) {
        Dataset dataset = added.dataset().view();
        URI location = URI.create("/api/v1/datasets/" + dataset.name() + "/versions/" + dataset.version());
        return ResponseEntity.status(added.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(location)
                .body(dataset);
    }

    private static Page<Dataset> views(Page<StoredDataset> page) {
        return new Page<>(page.items().stream().map(StoredDataset::view).toList(), page.next());
    }
}
