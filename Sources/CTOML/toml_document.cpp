#include "toml_document.h"

// Debian has toml++ compiled.
#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>

#include <algorithm>
#include <deque>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

// toml++ takes tables in tables apart by recursion, and each dot in a key is a table: without a limit a file that holds
// little else ends the program.
constexpr auto most_dots = 4096;
constexpr auto most_levels = 64;

kiosk_toml_text borrow(std::string_view text) noexcept { return {text.data(), text.size()}; }

/// A document with the memory that it points into.
class Document : public kiosk_toml_document {
 public:
  explicit Document(std::string_view source) : kiosk_toml_document{} {
    try {
      if (std::count(source.begin(), source.end(), '.') > most_dots) {
        complain("The file holds more than " + std::to_string(most_dots) + " dots", {});
        return;
      }
      root = toml::parse(source);
      add({}, root, 0);
      if (complaint.bytes == nullptr) nodes = list.data();
    } catch (const toml::parse_error &error) {
      complain(std::string{error.description()}, error.source().begin);
    }
  }

 private:
  toml::table root;
  std::vector<kiosk_toml_node> list;
  std::deque<std::string> dates;  // Does not move its elements as it grows.
  std::string message;

  void complain(std::string text, toml::source_position place) {
    message = std::move(text);
    complaint = borrow(message);
    line = place.line;
    column = place.column;
  }

  void add(std::string_view key, const toml::node &value, int level) {
    if (level > most_levels) {
      complain("Values lie more than " + std::to_string(most_levels) + " deep in each other here",
               value.source().begin);
      return;
    }
    kiosk_toml_node node{};
    node.key = borrow(key);
    node.line = value.source().begin.line;
    if (const auto table = value.as_table()) {
      node.kind = kiosk_toml_table;
      node.count = table->size();
      list.push_back(node);
      // toml++ sorts a table by its keys.
      std::vector<std::pair<const toml::key *, const toml::node *>> entries;
      for (const auto &[name, entry] : *table) entries.emplace_back(&name, &entry);
      std::sort(entries.begin(), entries.end(), [](const auto &left, const auto &right) {
        return left.first->source().begin < right.first->source().begin;
      });
      for (const auto &[name, entry] : entries) add(name->str(), *entry, level + 1);
      return;
    }
    if (const auto array = value.as_array()) {
      node.kind = kiosk_toml_array;
      node.count = array->size();
      list.push_back(node);
      for (const auto &element : *array) add({}, element, level + 1);
      return;
    }
    if (const auto string = value.as_string()) {
      node.kind = kiosk_toml_string;
      node.text = borrow(string->get());
    } else if (const auto integer = value.as_integer()) {
      node.kind = kiosk_toml_integer;
      node.integer = integer->get();
    } else if (const auto number = value.as_floating_point()) {
      node.kind = kiosk_toml_number;
      node.number = number->get();
    } else if (const auto boolean = value.as_boolean()) {
      node.kind = kiosk_toml_boolean;
      node.boolean = boolean->get();
    } else {
      node.kind = kiosk_toml_date;
      std::ostringstream text;
      if (const auto date = value.as_date()) text << date->get();
      if (const auto time = value.as_time()) text << time->get();
      if (const auto both = value.as_date_time()) text << both->get();
      node.text = borrow(dates.emplace_back(text.str()));
    }
    list.push_back(node);
  }
};

}  // namespace

// Only running out of memory gets here as an exception; Swift knows none.
kiosk_toml_document *kiosk_toml_parse(const void *bytes, size_t length) {
  try {
    return new Document{{static_cast<const char *>(bytes), length}};
  } catch (...) {
    return nullptr;
  }
}

void kiosk_toml_free(kiosk_toml_document *document) { delete static_cast<Document *>(document); }
