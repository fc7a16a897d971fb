#ifndef EMBEDDED_MODELS_H
#define EMBEDDED_MODELS_H

#include <stddef.h>

/// One file compiled into the program, so that one binary is enough.
typedef struct {
  /// What a user calls it: `--model english`, or the file's name.
  const char *name;
  /// The file, byte for byte as it lies in `models/` or in `examples/`.
  const unsigned char *bytes;
  size_t count;
} EmbeddedFile;

/// A model, and what it opens with if nothing is named.
typedef struct {
  EmbeddedFile file;
  /// A text or a series; without a name if it is the sentence of `english`.
  EmbeddedFile example;
  /// The unit whose memory is worth looking at, or -1 for the one with the largest letting-go.
  int unit;
  /// What it has learnt, in a few words.
  const char *about;
} EmbeddedModel;

size_t embedded_model_count(void);

/// The model at `index`, which must be less than `embedded_model_count()`.
EmbeddedModel embedded_model(size_t index);

/// The suite of questions to the built-in models, `examples/agreement.tsv`.
EmbeddedFile embedded_suite(void);

/// The grammar of the texts that they learnt from, `examples/english.grammar`.
EmbeddedFile embedded_grammar(void);

#endif
