package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A {@code multipart/form-data} upload, read part by part as it streams in; the parts may come in any order.
 *
 * @param name the dataset's
 */
record UploadForm(String name, CsvOptions options, Upload upload) {
    private static final Set<String> FIELDS = Set.of("name", "header", "columns");
    private static final int MAX_FIELD_BYTES = 1 << 20;
    private static final int MAX_PART_HEADER_BYTES = 4096;

    static UploadForm read(HttpServletRequest request, String tenant, Uploads uploads) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/form-data")) {
            throw ApiException.unsupportedType("Send multipart/form-data with the parts name and file,"
                    + " or the file itself to PUT /api/v1/datasets/{name}");
        }
        FileUpload form = new FileUpload();
        form.setHeaderEncoding(StandardCharsets.UTF_8.name());
        form.setPartHeaderSizeMax(MAX_PART_HEADER_BYTES);
        form.setFileCountMax(FIELDS.size() + 1L);
        Parts parts = new Parts(tenant, uploads);
        try {
            FileItemIterator items = form.getItemIterator(new ServletRequestContext(request));
            while (items.hasNext()) {
                parts.take(items.next());
            }
            return parts.whole();
        } catch (FileUploadException | FileUploadIOException e) {
            parts.discard();
            throw ApiException.badRequest("The multipart body cannot be read: " + e.getMessage());
        } catch (ApiException | IOException e) {
            parts.discard();
            throw e instanceof ApiException refused
                    ? refused
                    : ApiException.badRequest("The multipart body ended before it was whole; send it again");
        }
    }

    /** What has come in so far. */
    private static final class Parts {
        private final String tenant;
        private final Uploads uploads;
        private final Map<String, String> fields = new HashMap<>();
        private @Nullable String contentType;
        private @Nullable Upload upload;

        Parts(String tenant, Uploads uploads) {
            this.tenant = tenant;
            this.uploads = uploads;
        }

        void take(FileItemStream part) throws IOException {
            String field = part.getFieldName();
            if (field.equals("file")) {
                if (upload != null) {
                    throw ApiException.invalid("file", "is there twice; a dataset version is one file");
                }
                contentType = part.getContentType();
                Format format = Format.ofPart(contentType, part.getName());
                try (InputStream body = part.openStream()) {
                    upload = uploads.receive(tenant, format, body);
                }
            } else if (FIELDS.contains(field)) {
                if (fields.put(field, text(part)) != null) {
                    throw ApiException.invalid(field, "is there twice");
                }
            } else {
                throw ApiException.invalid(field, "is not a part of an upload; known are file, name, header, columns");
            }
        }

        UploadForm whole() {
            if (upload == null) {
                throw ApiException.invalid("file", "is missing; send the file as the part named file");
            }
            String name = fields.get("name");
            if (name == null) {
                throw ApiException.invalid("name", "is missing; send the dataset's name as the part named name");
            }
            String header = fields.get("header");
            return new UploadForm(
                    name.strip(),
                    CsvOptions.of(header == null ? CsvOptions.headerOf(contentType) : header, fields.get("columns")),
                    upload);
        }

        void discard() throws IOException {
            if (upload != null) {
                upload.close();
            }
        }

        private static String text(FileItemStream part) throws IOException {
            try (InputStream in = part.openStream()) {
                byte[] bytes = in.readNBytes(MAX_FIELD_BYTES + 1);
                if (bytes.length > MAX_FIELD_BYTES) {
                    throw ApiException.tooLarge(
                            "The part " + part.getFieldName() + " is larger than " + MAX_FIELD_BYTES + " bytes");
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }
    }
}
