#pragma once
// What renkei tells of exports, of planned publications and of the second person: a part of base/catalogue.hpp.

#include "base/catalogue_tables.hpp"

namespace renkei {

inline constexpr Translation kExportSentences[] = {
    // Exports
    {"Write what is on show into this new folder, so that loading it gives the same again", "表示中の内容を新しいフォルダーに書き出す（読み込めば同じ内容になる）"},
    {"The folder {1} is there already and was left as it is; choose a name that is not there yet", "フォルダー {1} はもうあるので、そのままにしました。まだない名前にしてください"},
    {"The folder {1} cannot be written ({2}); choose another place, or make room", "フォルダー {1} に書けません（{2}）。別の場所にするか、空きを作ってください"},
    {"{1} of {2} is lost or damaged in the store and is not in the export; bring it again", "{2} の {1} は保存庫で失われたか壊れているので、書き出していません。もう一度読み込んでください"},
    {"Revision {1} was written to {2}: {3} records of staff, {4} pictures and films. To load it: renkei load {2}", "版 {1} を {2} に書き出しました。職員の記録 {3} 件、写真・映像 {4} 個。読み込むときは renkei load {2}"},
    {"Loading {1} would not give exactly this content: {2} differ. It stays in the store as revision {3}", "{1} を読み込んでも、まったく同じ内容にはなりません（違うもの：{2}）。元の内容は保存庫の版 {3} にあります"},
    {"{1} could not be read again: {2}", "{1} を読み直せません：{2}"},
    {"“{1}” is no picture that can be taken for the film's ({2}); one of the film is taken", "『{1}』は映像の静止画に使えません（{2}）。映像の一場面を使います"},
    {"it has no day and is kept without: it stands beside the introduction of its municipality, never on the board of events", "日付がありません。日付なしで取り込み、催しの画面には出さず、市区町村の紹介に添えます"},
    {"it has neither a day nor a municipality, so there is no place for it; enter one of them", "日付も市区町村もないので、出す場所がありません。どちらかを入れてください"},

    // Planned publications
    {"Not now but at this time, in Japan: 2026-12-24T09:00", "今すぐではなく、この日時（日本時間）に表示する：2026-12-24T09:00"},
    {"Who publishes, for the history (default: the account)", "だれが公開するか（記録に残る。省くと利用者名）"},
    {"Cancel the planned publication of this revision, or all that are planned", "この版の公開予約（版を省けば全部）を取り消す"},
    {"What is planned to be shown, and when", "公開の予約の一覧"},
    {"{1} is no day and time; write it as 2026-12-24T09:00", "{1} という日時はありません。2026-12-24T09:00 のように書いてください"},
    {"{1} is past or too far off; choose a time within two years, or leave --at out to publish now", "{1} は過ぎているか、先すぎます。二年以内の日時にするか、今すぐ公開するなら --at を省いてください"},
    {"Revision {1} will be put on show at {2}; to take that back: renkei publish {1} --cancel", "版 {1} を {2} に表示します。取りやめるときは renkei publish {1} --cancel"},
    {"The publication of revision {1} planned for {2} is cancelled", "版 {1} の公開予約（{2}）を取り消しました"},
    {"Nothing is planned", "公開の予約はありません"},
    {"No publication of revision {1} is planned; renkei publish --planned lists what is", "版 {1} の公開予約はありません。予約の一覧は renkei publish --planned で出ます"},
    {"Twenty publications are planned already, and no more can be; cancel one with renkei publish REV --cancel", "公開の予約がもう20件あり、これ以上は入れられません。renkei publish REV --cancel で一つ取り消してください"},
    {"As planned for {1}, revision {2} is on show", "{1} の予約どおり、版 {2} を表示しました"},
    {"The publication of revision {1} planned for {2} was dropped: revision {3}, which is newer, has been put on show meanwhile. To show revision {1} all the same: renkei publish {1}",
     "版 {1} の公開予約（{2}）は取りやめました。その後に新しい版 {3} が公開されたためです。それでも表示するときは renkei publish {1}"},
    {"The publication of revision {1} planned for {2} was dropped: the revision is no longer kept", "版 {1} の公開予約（{2}）は取りやめました。その版がもう残っていないためです"},
    {"The publication of revision {1} planned for {2} waits: the clock cannot be trusted ({3}). Set the clock, or publish it by hand", "版 {1} の公開予約（{2}）は待っています。時計が正しいか分からないためです（{3}）。時計を合わせるか、手で公開してください"},
    {"it stands at {1}, before the newest revision was made", "時計は {1} で、いちばん新しい版ができた時より前です"},
    {"planned: revision {1} at {2}", "予約：版 {1} を {2} に表示"},
    {"planned", "予約"},
    {"cancelled", "予約の取消"},
    {"overdue", "時刻を過ぎました"},

    // The second person
    {"A second person must approve what is shown; say who with --by NAME", "公開には二人目の確認が要ります。確認した人の名前を --by 名前 で書いてください"},
    {"{1} loaded revision {2}, so another person must approve it; say who with --by NAME", "版 {2} は {1} が読み込んだので、別の人の確認が要ります。確認した人の名前を --by 名前 で書いてください"},
    {"A second person must approve what is shown, so it cannot be published while it is loaded; load it, then renkei publish --by NAME", "公開には二人目の確認が要るので、読み込みと同時には公開できません。読み込んでから、別の人が renkei publish --by 名前 で公開してください"},

    // Lists of places
    {"{1} places in {2} municipalities: the first {3} with a description make the introduction of each", "{2} 自治体の {1} か所の一覧です。説明のある初めの {3} か所を、それぞれの紹介にしました"},
    {"the list has no descriptions: of its {1} places in {2} municipalities, the names and kinds of the first {3} make the introduction of each",
     "説明のない一覧です。{2} 自治体の {1} か所のうち、それぞれ初めの {3} か所の名称と分類を紹介にしました"},
    {"{1} and {2} more have introductions already, which stay; nothing of the list was taken for them", "{1} ほか {2} 自治体にはもう紹介があるので、そのままにしました。一覧からは使っていません"},
    {"{1} has an introduction already, which stays; nothing of the list was taken for it", "{1}にはもう紹介があるので、そのままにしました。一覧からは使っていません"},
    {"the name is missing; enter what visitors are to read", "名称がありません。来館者に見せるとおりに書いてください"},
};

}  // namespace renkei
