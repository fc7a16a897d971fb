#include "EmbeddedModels.h"

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

size_t embedded_model_count(void) { return sizeof(models) / sizeof(models[0]); }

EmbeddedModel embedded_model(size_t index) { return models[index]; }
