#include "EmbeddedModels.h"

static const unsigned char english[] = {
#embed "models/english.safetensors"
};

static const EmbeddedModel models[] = {
    {"english", english, sizeof(english)},
};

size_t embedded_model_count(void) { return sizeof(models) / sizeof(models[0]); }

EmbeddedModel embedded_model(size_t index) { return models[index]; }
