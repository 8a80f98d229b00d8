package io.gatehouse.boilerplate.greeting;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A greeting.
 *
 * @param greeting the words
 */
@Serdeable
record Greeting(String greeting) {}
