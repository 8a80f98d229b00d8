package io.gatehouse.auth.login;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * How an attempt to log in is treated.
 *
 * @param familiar whether the user has logged in from there before
 * @param delay for how many more seconds such attempts are not checked
 */
@MappedEntity
record Standing(@Id boolean familiar, double delay) {}
