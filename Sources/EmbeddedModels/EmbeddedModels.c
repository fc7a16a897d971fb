#include "EmbeddedModels.h"

#ifndef __has_embed
#error "this compiler has no #embed; use a newer Swift toolchain (6.3 is known to do)"
#endif

#if defined(__clang__)
// It is C23, which every clang that Swift comes with has by another name.
#pragma clang diagnostic ignored "-Wc23-extensions"
#endif

static const unsigned char english[] = {
#embed "models/english.safetensors"
};

static const unsigned char english_rnn[] = {
#embed "models/english-rnn.safetensors"
};

static const EmbeddedModel models[] = {
    {"english", english, sizeof(english)},
    {"english-rnn", english_rnn, sizeof(english_rnn)},
};

// The questions that the built-in models are judged by; the one copy lies with the examples.
static const unsigned char agreement[] = {
#embed "../../examples/agreement.tsv"
};

// The language of the built-in models, so that one of them can be trained without any file.
static const unsigned char english_grammar[] = {
#embed "../../examples/english.grammar"
};

size_t embedded_model_count(void) { return sizeof(models) / sizeof(models[0]); }

EmbeddedModel embedded_model(size_t index) { return models[index]; }

EmbeddedModel embedded_suite(void) {
  return (EmbeddedModel){"agreement.tsv", agreement, sizeof(agreement)};
}

EmbeddedModel embedded_grammar(void) {
  return (EmbeddedModel){"english.grammar", english_grammar, sizeof(english_grammar)};
}
