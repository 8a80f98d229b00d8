package io.gatehouse.gateway.route;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Routes a public path, and everything below it, to the annotated upstream. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Route.List.class)
public @interface Route {

    /** The path prefix, in whole segments: {@code /a/b} matches {@code /a/b} and {@code /a/b/c}, not {@code /a/bc}. */
    String path();

    /**
     * Who may pass: those with a permission, or Micronaut Security's {@code isAnonymous()} (everyone) or {@code
     * isAuthenticated()} (any valid token).
     */
    String permission();

    /** The largest body, in bytes, unless the default of all routes is smaller or a configured route says otherwise. */
    long maxBodySize() default Long.MAX_VALUE;

    /** Holds several routes to one upstream. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        Route[] value();
    }
}
