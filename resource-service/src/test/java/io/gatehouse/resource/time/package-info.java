@NullMarked
package io.gatehouse.resource.time;

import org.jspecify.annotations.NullMarked;
