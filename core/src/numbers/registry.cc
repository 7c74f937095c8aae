// Kind by kind: which function proves it, and how much that proves.
#include "numbers/registry.h"

#include <algorithm>

#include "numbers/validators.h"

namespace sluss {
namespace {

constexpr NumberScheme schemes[] = {
    {"at.vnr", numbers::at_vnr, Proof::single_errors},
    {"au.tfn", numbers::au_tfn, Proof::single_errors},
    {"bd.nid", numbers::bd_nid, Proof::form},
    {"be.nn", numbers::be_nn, Proof::most_errors},
    {"bg.egn", numbers::bg_egn, Proof::most_errors},
    {"br.cpf", numbers::br_cpf, Proof::most_errors},
    {"ca.sin", numbers::ca_sin, Proof::single_errors},
    {"ca.uci", numbers::ca_uci, Proof::form},
    {"ch.ssn", numbers::ch_ssn, Proof::single_errors},
    {"cl.rut", numbers::cl_rut, Proof::single_errors},
    {"cn.ric", numbers::cn_ric, Proof::most_errors},
    {"cz.rc", numbers::cz_rc, Proof::most_errors},
    {"date_of_birth", numbers::date_of_birth, Proof::form},
    {"de.azr", numbers::de_azr, Proof::form},
    {"de.idnr", numbers::de_idnr, Proof::single_errors},
    {"dk.cpr", numbers::dk_cpr, Proof::form},
    {"document_number", numbers::document_number, Proof::form},
    {"ee.ik", numbers::ee_ik, Proof::most_errors},
    {"eg.nationalid", numbers::eg_nationalid, Proof::form},
    {"es.dni", numbers::es_dni, Proof::single_errors},
    {"es.nie", numbers::es_nie, Proof::single_errors},
    {"et.fayda", numbers::et_fayda, Proof::most_errors},
    {"fi.hetu", numbers::fi_hetu, Proof::single_errors},
    {"fr.nir", numbers::fr_nir, Proof::single_errors},
    {"gb.home_office", numbers::gb_home_office, Proof::form},
    {"gb.nhs", numbers::gb_nhs, Proof::single_errors},
    {"gb.nino", numbers::gb_nino, Proof::form},
    {"gr.amka", numbers::gr_amka, Proof::single_errors},
    {"hr.oib", numbers::hr_oib, Proof::single_errors},
    {"hu.taj", numbers::hu_taj, Proof::single_errors},
    {"iban", numbers::iban, Proof::single_errors},
    {"ie.pps", numbers::ie_pps, Proof::single_errors},
    {"il.idnr", numbers::il_idnr, Proof::single_errors},
    {"in.aadhaar", numbers::in_aadhaar, Proof::single_errors},
    {"in.pan", numbers::in_pan, Proof::form},
    {"ip_address", numbers::ip_address, Proof::form},
    {"ir.nationalid", numbers::ir_nationalid, Proof::most_errors},
    {"is.kennitala", numbers::is_kennitala, Proof::most_errors},
    {"it.codicefiscale", numbers::it_codicefiscale, Proof::single_errors},
    {"kr.rrn", numbers::kr_rrn, Proof::most_errors},
    {"lk.nic", numbers::lk_nic, Proof::form},
    {"lt.asmens", numbers::lt_asmens, Proof::most_errors},
    {"lv.pk", numbers::lv_pk, Proof::most_errors},
    {"mrz", numbers::mrz, Proof::single_errors},
    {"mx.curp", numbers::mx_curp, Proof::most_errors},
    {"ng.nin", numbers::ng_nin, Proof::form},
    {"nl.bsn", numbers::nl_bsn, Proof::single_errors},
    {"no.duf", numbers::no_duf, Proof::form},
    {"no.fodselsnummer", numbers::no_fodselsnummer, Proof::most_errors},
    {"nz.ird", numbers::nz_ird, Proof::most_errors},
    {"payment_card", numbers::payment_card, Proof::single_errors},
    {"phone", numbers::phone, Proof::form},
    {"phone.personal", numbers::personal_phone, Proof::form},
    {"pk.cnic", numbers::pk_cnic, Proof::form},
    {"pl.pesel", numbers::pl_pesel, Proof::single_errors},
    {"pt.cc", numbers::pt_cc, Proof::single_errors},
    {"ro.cnp", numbers::ro_cnp, Proof::most_errors},
    {"ru.inn", numbers::ru_inn, Proof::most_errors},
    {"ru.snils", numbers::ru_snils, Proof::most_errors},
    {"se.bank_account", numbers::se_bank_account, Proof::form},
    {"se.bankgiro", numbers::se_bankgiro, Proof::single_errors},
    {"se.court_case", numbers::se_court_case, Proof::form},
    {"se.interimsnummer", numbers::se_interimsnummer, Proof::single_errors},
    {"se.migrationsverket.case_number", numbers::se_case_number, Proof::form},
    {"se.migrationsverket.dossier_number", numbers::se_dossier_number, Proof::form},
    {"se.migrationsverket.lma_number", numbers::se_lma_number, Proof::form},
    {"se.orgnr", numbers::se_orgnr, Proof::single_errors},
    {"se.orgnr.legal_person", numbers::se_orgnr_of_legal_person, Proof::single_errors},
    {"se.personnummer", numbers::se_personnummer, Proof::single_errors},
    {"se.plusgiro", numbers::se_plusgiro, Proof::single_errors},
    {"se.police_report", numbers::se_police_report, Proof::form},
    {"se.reservnummer", numbers::se_reservnummer, Proof::form},
    {"se.samordningsnummer", numbers::se_samordningsnummer, Proof::single_errors},
    {"se.swish", numbers::se_swish, Proof::form},
    {"si.emso", numbers::si_emso, Proof::most_errors},
    {"sk.rc", numbers::cz_rc, Proof::most_errors},
    {"th.pin", numbers::th_pin, Proof::most_errors},
    {"tr.tckimlik", numbers::tr_tckimlik, Proof::single_errors},
    {"ua.rntrc", numbers::ua_rntrc, Proof::most_errors},
    {"unhcr.case_number", numbers::unhcr_case_number, Proof::form},
    {"us.a_number", numbers::us_a_number, Proof::form},
    {"us.itin", numbers::us_itin, Proof::form},
    {"us.ssn", numbers::us_ssn, Proof::form},
    {"us.uscis_receipt", numbers::us_uscis_receipt, Proof::form},
    {"yu.jmbg", numbers::si_emso, Proof::most_errors},
    {"za.idnr", numbers::za_idnr, Proof::single_errors},
};
// Emscripten's standard library has no range algorithms yet.
constexpr bool by_kind(const NumberScheme& a, const NumberScheme& b) { return a.kind < b.kind; }
static_assert(std::is_sorted(std::begin(schemes), std::end(schemes), by_kind));

}  // namespace

std::span<const NumberScheme> number_schemes() { return schemes; }

const NumberScheme* find_scheme(std::string_view kind) {
  const NumberScheme* found =
      std::lower_bound(std::begin(schemes), std::end(schemes), NumberScheme{kind, nullptr, {}}, by_kind);
  return found != std::end(schemes) && found->kind == kind ? found : nullptr;
}

Validator find_validator(std::string_view kind) {
  const NumberScheme* scheme = find_scheme(kind);
  return scheme == nullptr ? nullptr : scheme->validate;
}

}  // namespace sluss
