@NullMarked
package io.gatehouse.shared.schema;

import org.jspecify.annotations.NullMarked;
