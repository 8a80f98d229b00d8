@NullMarked
package io.gatehouse.resource.factorial;

import org.jspecify.annotations.NullMarked;
