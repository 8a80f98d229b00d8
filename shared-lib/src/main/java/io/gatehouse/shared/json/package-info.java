/** Reads JSON so that everybody who reads it understands the same. */
@NullMarked
package io.gatehouse.shared.json;

import org.jspecify.annotations.NullMarked;
