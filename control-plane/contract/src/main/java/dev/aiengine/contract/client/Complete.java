package dev.aiengine.contract.client;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.aiengine.contract.Json;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers and refuses those that lack something which is always there, as the contract's types say. */
final class Complete {
    static final JsonMapper MAPPER =
            Json.MAPPER.rebuild().annotationIntrospector(new Required()).build();

    private static final class Required extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return required(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
            return required(member) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : super.findSetterInfo(config, member);
        }

        /** Of a record, and not nullable. */
        private static boolean required(Annotated member) {
            if (!(member instanceof AnnotatedParameter parameter)
                    || !parameter.getDeclaringClass().isRecord()) {
                return false;
            }
            RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
            if (parameter.getOwner().getParameterCount() != components.length) {
                return false;
            }
            AnnotatedType type = components[parameter.getIndex()].getAnnotatedType();
            return !type.isAnnotationPresent(Nullable.class);
        }
    }

    private Complete() {}
}
