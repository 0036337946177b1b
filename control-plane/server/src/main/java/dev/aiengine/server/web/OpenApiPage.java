package dev.aiengine.server.web;

import dev.aiengine.contract.metrics.Series;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the published description of the API says beyond the routes themselves. */
@Configuration
class OpenApiPage {
    static {
        // It comes from the key, not from the request
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        // Its JSON is written by hand, which nobody can tell from its class
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        Series.Point.class,
                        new ArraySchema()
                                .items(new NumberSchema())
                                .minItems(2)
                                .maxItems(2)
                                .description("Epoch seconds, or the epoch of a training, and the value"));
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("AI Engine")
                        .version("v1")
                        .description("Send a key as `Authorization: Bearer KEY` or `X-API-Key: KEY`;"
                                + " an operator names the tenant with `X-Tenant`."))
                .components(new Components()
                        .addSecuritySchemes(
                                "key",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("key"));
    }
}
