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

static const unsigned char english_gru[] = {
#embed "models/english-gru.safetensors"
};

static const unsigned char english_rnn[] = {
#embed "models/english-rnn.safetensors"
};

static const unsigned char counter[] = {
#embed "models/counter.safetensors"
};

static const unsigned char counter_example[] = {
#embed "../../examples/counter.txt"
};

static const unsigned char sentiment[] = {
#embed "models/sentiment.safetensors"
};

static const unsigned char sentiment_example[] = {
#embed "../../examples/sentiment.txt"
};

static const unsigned char brackets[] = {
#embed "models/brackets.safetensors"
};

static const unsigned char brackets_example[] = {
#embed "../../examples/brackets.txt"
};

static const unsigned char bible[] = {
#embed "models/bible.safetensors"
};

static const unsigned char bible_example[] = {
#embed "../../examples/bible.txt"
};

static const unsigned char sine[] = {
#embed "models/sine.safetensors"
};

static const unsigned char sine_example[] = {
#embed "../../examples/sine.csv"
};

// Each model with what it opens with. The units are what Scripts/train-models gave; the tests say
// what they have to do.
static const EmbeddedModel models[] = {
    {.file = {"english", english, sizeof(english)}, .unit = -1,
     .about = "a small English in which memory is needed"},
    {.file = {"english-gru", english_gru, sizeof(english_gru)}, .unit = -1,
     .about = "the same, with a GRU"},
    {.file = {"english-rnn", english_rnn, sizeof(english_rnn)}, .unit = -1,
     .about = "the same, with a plain RNN"},
    {.file = {"counter", counter, sizeof(counter)},
     .example = {"counter.txt", counter_example, sizeof(counter_example)},
     .unit = 5,
     .about = "as many b as there were a: aⁿ x bⁿ"},
    {.file = {"sentiment", sentiment, sizeof(sentiment)},
     .example = {"sentiment.txt", sentiment_example, sizeof(sentiment_example)},
     .unit = 1,
     .about = "opinions, positive or negative, with negation"},
    {.file = {"brackets", brackets, sizeof(brackets)},
     .example = {"brackets.txt", brackets_example, sizeof(brackets_example)},
     .unit = 6,
     .about = "brackets within brackets, and quotes, by character"},
    {.file = {"bible", bible, sizeof(bible)},
     .example = {"bible.txt", bible_example, sizeof(bible_example)},
     .unit = 61,
     .about = "the King James Bible in lines of 40 characters"},
    {.file = {"sine", sine, sizeof(sine)},
     .example = {"sine.csv", sine_example, sizeof(sine_example)},
     .unit = -1,
     .about = "the next value of a sine whose period changes"},
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

EmbeddedFile embedded_suite(void) {
  return (EmbeddedFile){"agreement.tsv", agreement, sizeof(agreement)};
}

EmbeddedFile embedded_grammar(void) {
  return (EmbeddedFile){"english.grammar", english_grammar, sizeof(english_grammar)};
}
