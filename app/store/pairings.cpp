// How tables with headings of their own are read: outside of revisions, since it is no content and does not go back with it.

#include <algorithm>

#include "base/sentence.hpp"
#include "store/impl.hpp"

namespace renkei::store {
namespace {

Result<std::vector<Pairing>> pairings_where(const Database& database, const std::string& where)
{
    RENKEI_TRY(auto rows, database.prepare("SELECT id, kind, headings, pairs, who, made FROM pairing " + where + " ORDER BY id DESC"));
    std::vector<Pairing> pairings;
    for (;;) {
        RENKEI_TRY(const bool row, rows.step());
        if (!row) return pairings;
        pairings.push_back({.number = rows.integer(0), .kind = std::string(rows.text(1)), .headings = std::string(rows.text(2)),
                            .pairs = std::string(rows.text(3)), .who = std::string(rows.text(4)),
                            .made = Instant(std::chrono::milliseconds(rows.integer(5)))});
    }
}

}  // namespace

Result<std::vector<Pairing>> Store::pairings() const { return pairings_where(impl_->database, ""); }

Result<void> Store::pair(const Pairing& pairing)
{
    RENKEI_CHECK(impl_->need_write_access());
    RENKEI_TRY(auto transaction, Transaction::begin(impl_->database, Transaction::Kind::Write));
    RENKEI_TRY(auto earlier, impl_->database.prepare("DELETE FROM pairing WHERE headings = ?"));
    earlier.bind(1, std::string_view(pairing.headings));
    RENKEI_CHECK(earlier.run());
    RENKEI_TRY(auto add, impl_->database.prepare("INSERT INTO pairing (kind, headings, pairs, who, made) VALUES (?, ?, ?, ?, ?)"));
    add.bind(1, std::string_view(pairing.kind));
    add.bind(2, std::string_view(pairing.headings));
    add.bind(3, std::string_view(pairing.pairs));
    add.bind(4, std::string_view(pairing.who));
    add.bind(5, static_cast<long long>(pairing.made.time_since_epoch().count()));
    RENKEI_CHECK(add.run());
    RENKEI_CHECK(impl_->database.run("DELETE FROM pairing WHERE id NOT IN (SELECT id FROM pairing ORDER BY id DESC LIMIT " + std::to_string(kMostPairings) + ")"));
    return transaction.commit();
}

Result<Pairing> Store::forget_pairing(long long number)
{
    RENKEI_CHECK(impl_->need_write_access());
    RENKEI_TRY(auto transaction, Transaction::begin(impl_->database, Transaction::Kind::Write));
    const std::string where = "WHERE id = " + std::to_string(number);
    RENKEI_TRY(auto found, pairings_where(impl_->database, where));
    if (found.empty()) return Error{ErrorKind::NotFound, sentence("There is no pairing {1}; renkei pairings lists them", number)};
    RENKEI_CHECK(impl_->database.run("DELETE FROM pairing " + where));
    RENKEI_CHECK(transaction.commit());
    return std::move(found.front());
}

}  // namespace renkei::store
