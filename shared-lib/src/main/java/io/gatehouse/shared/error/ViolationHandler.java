package io.gatehouse.shared.error;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.validation.exceptions.ConstraintExceptionHandler;
import io.micronaut.validation.validator.ValidatorConfiguration;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Locale;

/** Answers 400 to a violated constraint, naming the field as in the JSON; Micronaut names it as in the code. */
@Singleton
@Replaces(ConstraintExceptionHandler.class)
final class ViolationHandler extends ConstraintExceptionHandler {

    ViolationHandler(ErrorResponseProcessor<?> answers, ValidatorConfiguration configuration) {
        super(answers, configuration);
    }

    @Override
    protected String buildMessage(ConstraintViolation<?> violation) {
        return name(violation.getPropertyPath()) + ": " + violation.getMessage();
    }

    /** For a body, only the fields below it: its own name exists only in the code. */
    private static String name(Path path) {
        StringBuilder fields = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = String.valueOf(node.getName());
            } else if (node.getKind() == ElementKind.PROPERTY) {
                fields.append(fields.isEmpty() ? "" : ".").append(inJson(String.valueOf(node.getName())));
            }
            if (node.getIndex() != null) {
                fields.append('[').append(node.getIndex()).append(']');
            }
        }
        return fields.isEmpty() || fields.charAt(0) == '[' ? parameter + fields : fields.toString();
    }

    /** The name that a property has in the JSON. */
    static String inJson(String property) {
        return NameUtils.underscoreSeparate(property).toLowerCase(Locale.ROOT);
    }
}
