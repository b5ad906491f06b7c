#pragma once
// What renkei doctor finds, one check after the other. Private to doctor.

#include <filesystem>
#include <string>
#include <vector>

#include "base/civil_time.hpp"
#include "base/result.hpp"
#include "base/sentence.hpp"
#include "config/config.hpp"

namespace renkei::commands {

struct Check {
    std::string id;
    bool ok = false;
    std::string value;   // names and numbers, as they are
    Sentence message;
};

[[nodiscard]] inline Check failed(std::string id, const Error& error) { return {std::move(id), false, "", Filling(error).both()}; }

// The program that draws documents, and the tables of characters that it needs for Japanese ones. `tables`: base/photo_wire.hpp's.
[[nodiscard]] Check check_documents(const std::filesystem::path& program, const std::filesystem::path& tables);

// The roads by which content comes here: the signed feed, the sites of others, the desk. `config`: nullptr where the settings cannot be read.
[[nodiscard]] std::vector<Check> check_roads(const Result<std::filesystem::path>& store, const config::Config* config, Instant now);

}  // namespace renkei::commands
