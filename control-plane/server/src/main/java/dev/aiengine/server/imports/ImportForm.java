package dev.aiengine.server.imports;

import dev.aiengine.server.web.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * An import as it was sent: the file as the body, or as the part {@code file} of a form whose other parts may be
 * {@code task} and {@code signature}.
 */
record ImportForm(
        ReceivedModel file, @Nullable String task, @Nullable String signature) {
    private static final Set<String> FIELDS = Set.of("task", "signature");
    private static final int MAX_FIELD_BYTES = 1 << 16;
    private static final int MAX_PART_HEADER_BYTES = 4096;

    /**
     * Reads the whole body.
     *
     * @param task of the query, which a form's part of this name goes before
     * @param signature of the query, likewise
     */
    static ImportForm read(
            HttpServletRequest request,
            String tenant,
            ModelUploads uploads,
            @Nullable String task,
            @Nullable String signature)
            throws IOException {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return parts(request, tenant, uploads, task, signature);
        }
        try {
            return new ImportForm(uploads.receive(tenant, request.getInputStream()), task, signature);
        } catch (IOException e) {
            throw ApiException.badRequest("The body ended before it was whole; send it again");
        }
    }

    private static ImportForm parts(
            HttpServletRequest request,
            String tenant,
            ModelUploads uploads,
            @Nullable String task,
            @Nullable String signature)
            throws IOException {
        FileUpload form = new FileUpload();
        form.setHeaderEncoding(StandardCharsets.UTF_8.name());
        form.setPartHeaderSizeMax(MAX_PART_HEADER_BYTES);
        form.setFileCountMax(FIELDS.size() + 1L);
        Parts parts = new Parts(tenant, uploads);
        boolean whole = false;
        try {
            FileItemIterator items = form.getItemIterator(new ServletRequestContext(request));
            while (items.hasNext()) {
                parts.take(items.next());
            }
            ReceivedModel file = parts.file;
            if (file == null) {
                throw ApiException.invalid("file", "is missing; send the model as the part named file");
            }
            whole = true;
            return new ImportForm(
                    file, parts.fields.getOrDefault("task", task), parts.fields.getOrDefault("signature", signature));
        } catch (IOException e) {
            throw ApiException.badRequest("The multipart body cannot be read: " + e.getMessage());
        } finally {
            if (!whole && parts.file != null) {
                parts.file.close();
            }
        }
    }

    /** What has come in so far. */
    private static final class Parts {
        private final String tenant;
        private final ModelUploads uploads;
        private final Map<String, @Nullable String> fields = new HashMap<>();
        private @Nullable ReceivedModel file;

        Parts(String tenant, ModelUploads uploads) {
            this.tenant = tenant;
            this.uploads = uploads;
        }

        void take(FileItemStream part) throws IOException {
            String field = part.getFieldName();
            if (!field.equals("file") && !FIELDS.contains(field)) {
                throw ApiException.invalid(field, "is not a part of an import; known are file, task, signature");
            }
            if (field.equals("file") ? file != null : fields.containsKey(field)) {
                throw ApiException.invalid(field, "is there twice");
            }
            try (InputStream body = part.openStream()) {
                if (field.equals("file")) {
                    file = uploads.receive(tenant, body);
                    return;
                }
                byte[] text = body.readNBytes(MAX_FIELD_BYTES + 1);
                if (text.length > MAX_FIELD_BYTES) {
                    throw ApiException.tooLarge("The part " + field + " is larger than " + MAX_FIELD_BYTES + " bytes");
                }
                fields.put(field, new String(text, StandardCharsets.UTF_8).strip());
            }
        }
    }
}
