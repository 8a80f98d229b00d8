/** A small service, for what every service has. */
@NullMarked
package io.gatehouse.shared.example;

import org.jspecify.annotations.NullMarked;
