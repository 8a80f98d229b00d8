@NullMarked
package io.gatehouse.shared.database;

import org.jspecify.annotations.NullMarked;
