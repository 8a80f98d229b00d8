package io.gatehouse.gateway.forward;

import io.micronaut.aop.InterceptorBinding;
import io.micronaut.aop.InterceptorKind;
import io.micronaut.aop.Introduction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an interface for the {@link Forwarder} to implement, along with the interfaces that extend it. */
@Documented
@Inherited
@Introduction
@InterceptorBinding(kind = InterceptorKind.INTRODUCTION)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Forwarded {}
