#include "commands/workbook_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <optional>

#include "base/sentence.hpp"
#include "commands/confined_child.hpp"
#include "commands/shipped_files.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

constexpr auto kLongest = std::chrono::seconds(60);   // three times its bound of processor time

Error damaged(const fs::path& file) { return {ErrorKind::BadData, sentence("{1} is damaged and cannot be read as a workbook; open it in Excel, save it again as .xlsx and copy it anew", file.filename())}; }

Error useless(const fs::path& program)
{
    return {ErrorKind::Unavailable, sentence("{1} does not do its work ({2}), so nothing was looked at; install renkei again", program, sentence("it answers nothing that can be understood"))};
}

Error refusal(const WorkbookAnswer& answer, const fs::path& file)
{
    const auto wrong = [](Sentence what) { return Error{ErrorKind::BadData, std::move(what)}; };
    const fs::path name = file.filename();
    switch (answer.outcome) {
        case WorkbookOutcome::OldOffice: return wrong(sentence("{1} is an old workbook (.xls) or has a password; in Excel, save it without a password as “Excel workbook (.xlsx)”", name));
        case WorkbookOutcome::TooManyBytes: return wrong(sentence("{1} is larger than {2} MiB; take the pictures out of its sheets", name, kMostWorkbookBytes >> 20));
        case WorkbookOutcome::TooMuchInside: return wrong(sentence("{1} holds more than {2} MiB; take out sheets and pictures that are not needed", name, kMostPartBytes >> 20));
        case WorkbookOutcome::TooManyRows: return wrong(sentence("the sheet {1} of {2} has more than {3} rows", answer.sheet, name, kMostSheetRows));
        case WorkbookOutcome::TooManySheets: return wrong(sentence("{1} has more than {2} sheets", name, kMostSheets));
        case WorkbookOutcome::OutOfMemory: return wrong(sentence("There is no memory to read {1}", name));
        default: return damaged(file);
    }
}

// A link is followed here: of a folder none is taken (intake/staff_folder), and a name on the command line is meant.
Result<Descriptor> open_workbook(const fs::path& file)
{
    Descriptor opened(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    const int code = opened.get() < 0 ? errno : 0;
    if (code == EACCES || code == EPERM) return Error{ErrorKind::NoPermission, sentence("{1} may not be read by this user", file)};
    if (code != 0) return Error{ErrorKind::NotFound, sentence("{1} does not exist; check the name, or whether the stick is plugged in", file)};
    struct stat found {};
    if (::fstat(opened.get(), &found) != 0 || !S_ISREG(found.st_mode)) return damaged(file);
    return opened;
}

// What it says in its own words; none when it says nothing that can be understood, which a workbook can bring about.
using Answer = std::optional<WorkbookAnswer>;

Result<Answer> ask(const fs::path& program, const Descriptor& input)
{
    RENKEI_TRY(const ConfinedAnswer answer, ask_confined(program, {}, {{input.get(), STDIN_FILENO}}, kMostWorkbookAnswer, kLongest));
    if (answer.unavailable()) return useless(program);
    return answer.well() ? workbook_answer(answer.bytes) : Answer{};
}

}  // namespace

fs::path sheets_program() { return tool_program("renkei-sheets"); }

Result<std::vector<WorkbookSheet>> read_workbook(const fs::path& program, const fs::path& file)
{
    RENKEI_TRY(const Descriptor input, open_workbook(file));
    RENKEI_TRY(Answer answer, ask(program, input));
    if (answer && answer->outcome == WorkbookOutcome::Ok) return std::move(answer->sheets);
    if (answer) return refusal(*answer, file);
    // A workbook can bring it down; but when it does not know an old one either, the workbook is not to blame.
    RENKEI_CHECK(try_sheets(program));
    return damaged(file);
}

Result<void> try_sheets(const fs::path& program)
{
    constexpr std::array<uint8_t, 8> kOldOffice{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    RENKEI_TRY(const Descriptor input, as_file(kOldOffice));
    RENKEI_TRY(const Answer answer, ask(program, input));
    if (!answer || answer->outcome != WorkbookOutcome::OldOffice) return useless(program);
    return {};
}

}  // namespace renkei::commands
