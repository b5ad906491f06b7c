#pragma once
// What the store's tests share: opening, committing, comparing.

#include <catch2/catch.hpp>

#include "store/records.hpp"
#include "store/store.hpp"
#include "support/content_builder.hpp"
#include "support/temporary_folder.hpp"

namespace renkei::tests {

inline const Instant kNoon = *parse_instant("2026-11-22T12:00:00+09:00");

template <class T>
T taken(Result<T> result)
{
    if (!result) FAIL(result.error().message);
    return std::move(result).value();
}

inline store::Store a_store(const std::filesystem::path& folder, store::Access access = store::Access::Write)
{
    store::Options options;
    options.access = access;
    return taken(store::Store::open(folder, options));
}

inline store::CommitRequest a_request(const std::string& note = "test", bool publish = true)
{
    store::CommitRequest request;
    request.who = "tester";
    request.note = note;
    request.when = kNoon;
    request.publish = publish;
    return request;
}

// Every field of every record as bytes: equal texts are equal contents.
inline std::string as_bytes(const model::Content& content)
{
    std::string all;
    model::visit_kinds(content, [&](const char* kind, const auto& records) {
        all.append(kind);
        for (const auto& record : records) {
            all += '\n';
            model::visit_fields(record, store::Encoder(all));
        }
    });
    return all;
}

// Asks SQLite directly, past the store.
inline long long ask(const std::filesystem::path& folder, const std::string& sql)
{
    auto database = taken(store::Database::open(folder / "content.db", store::Database::Mode::Read, "", 1000));
    return taken(database.number(sql));
}

}  // namespace renkei::tests
