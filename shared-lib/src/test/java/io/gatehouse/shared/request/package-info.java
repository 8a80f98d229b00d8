@NullMarked
package io.gatehouse.shared.request;

import org.jspecify.annotations.NullMarked;
