package io.gatehouse.auth.login;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * How a try to log in is looked at.
 *
 * @param familiar whether the user has logged in from there before
 * @param delay for how many seconds no such try is judged
 */
@MappedEntity
record Standing(@Id boolean familiar, double delay) {}
