#ifndef KIOSK_TOML_DOCUMENT_H
#define KIOSK_TOML_DOCUMENT_H

// What the kiosk needs of toml++, a library in C++, which throws and hides its values behind templates: here a document
// is a list of plain nodes, and nothing is thrown.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// UTF-8 without a zero at its end.
typedef struct {
  const char *bytes;
  size_t length;
} kiosk_toml_text;

typedef enum __attribute__((enum_extensibility(closed))) {
  kiosk_toml_table,
  kiosk_toml_array,
  kiosk_toml_string,
  kiosk_toml_integer,
  kiosk_toml_number,
  kiosk_toml_boolean,
  /// A date, a time or both.
  kiosk_toml_date
} kiosk_toml_kind;

typedef struct {
  kiosk_toml_kind kind;
  /// Where the value begins, counted from 1. A table that has a header begins there.
  size_t line;
  /// Empty for the document itself and for an element of an array.
  kiosk_toml_text key;
  /// Of a table or an array: how many nodes are directly in it.
  size_t count;
  /// Of a string; of a date as RFC 3339 writes it.
  kiosk_toml_text text;
  int64_t integer;
  double number;
  bool boolean;
} kiosk_toml_node;

typedef struct {
  /// Each table or array with all that is in it right after it, in the order of the text. The first is the document
  /// itself. NULL if the text is no TOML.
  const kiosk_toml_node *nodes;
  /// What is wrong with the text, in the words of toml++, and where, counted from 1; 0 if it is wrong as a whole.
  kiosk_toml_text complaint;
  size_t line;
  size_t column;
} kiosk_toml_document;

/// Parses TOML 1.0. Copies what it needs of `bytes`. Returns NULL if memory runs out.
kiosk_toml_document *kiosk_toml_parse(const void *bytes, size_t length);

/// Frees a document with all its nodes and texts.
void kiosk_toml_free(kiosk_toml_document *document);

#ifdef __cplusplus
}
#endif

#endif
