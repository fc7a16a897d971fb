// Counts what is allocated, and the most of it at once: put before the C library with LD_PRELOAD.
// Linux with glibc, whose own functions have second names.

#define _GNU_SOURCE
#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stddef.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static atomic_long current, highest, base;

static void *counted(void *place) {
  if (place) {
    long size = (long)malloc_usable_size(place);
    long now = atomic_fetch_add(&current, size) + size;
    long seen = atomic_load(&highest);
    while (now > seen && !atomic_compare_exchange_weak(&highest, &seen, now)) {
    }
  }
  return place;
}

void *malloc(size_t size) { return counted(__libc_malloc(size)); }

void *calloc(size_t count, size_t size) { return counted(__libc_calloc(count, size)); }

void free(void *place) {
  if (place) atomic_fetch_sub(&current, (long)malloc_usable_size(place));
  __libc_free(place);
}

void *realloc(void *place, size_t size) {
  long before = place ? (long)malloc_usable_size(place) : 0;
  // A block that moves is there twice for a moment.
  void *moved = __libc_realloc(place, size);
  if (moved || size == 0) atomic_fetch_sub(&current, before);
  return counted(moved);
}

void *memalign(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size)); }

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **place, size_t alignment, size_t size) {
  void *made = memalign(alignment, size);
  if (!made) return ENOMEM;
  *place = made;
  return 0;
}

void allocation_meter_begin(void) {
  long now = atomic_load(&current);
  atomic_store(&base, now);
  atomic_store(&highest, now);
}

long allocation_meter_peak(void) { return atomic_load(&highest) - atomic_load(&base); }
