package io.gatehouse.boilerplate.greeting;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A greeting.
 *
 * @param greeting its text
 */
@Serdeable
record Greeting(String greeting) {}
