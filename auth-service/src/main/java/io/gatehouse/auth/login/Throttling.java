package io.gatehouse.auth.login;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * How attempts to log in to one account from one network are throttled.
 *
 * @param familiar whether the user has logged in from there before
 * @param delay for how many more seconds they are refused without a check
 */
@MappedEntity
record Throttling(@Id boolean familiar, double delay) {}
